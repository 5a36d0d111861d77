package cachescope.scenario;

import cachescope.event.Amounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object of a file. Each is read once; what nobody read is refused at {@link
 * #end}. Every failure names the field by its path.
 */
public final class Fields {
  private static final int LONGEST_TEXT = 2_000;

  private final JsonNode object;
  private final String path;
  private final Set<String> read = new LinkedHashSet<>();

  /**
   * @param path of the object, for messages; empty: the document itself
   */
  public Fields(JsonNode object, String path) {
    this.object = object;
    this.path = path;
    if (!object.isObject()) {
      throw new IllegalArgumentException(place(path) + " must be an object");
    }
  }

  /** Whether there is such a field. */
  public boolean has(String name) {
    return object.has(name);
  }

  String path() {
    return path;
  }

  /** Whether a field is there and text. */
  public boolean isText(String name) {
    return object.has(name) && object.get(name).isString();
  }

  /** Throws with a sentence that names a field of this object. */
  public IllegalArgumentException wrong(String name, String sentence) {
    return new IllegalArgumentException(place(at(name)) + ": " + sentence);
  }

  private static String place(String path) {
    return path.isEmpty() ? "the document" : path;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private JsonNode need(String name) {
    JsonNode node = object.get(name);
    if (node == null) {
      throw wrong(name, "it is missing");
    }
    read.add(name);
    return node;
  }

  /** Text of one line or more, without control characters. */
  public String text(String name) {
    JsonNode node = need(name);
    if (!node.isString()) {
      throw wrong(name, "it must be text");
    }
    return checked(name, node.stringValue());
  }

  private String checked(String name, String text) {
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw wrong(name, "it must have 1 to " + LONGEST_TEXT + " characters");
    }
    boolean strange =
        text.codePoints()
            .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    if (strange) {
      throw wrong(name, "it has characters that cannot be seen");
    }
    return text;
  }

  /** As {@link #text(String)}, or something else where it is missing. */
  public String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /** A short name: a-z, digits, hyphens. */
  public String name(String field) {
    String text = text(field);
    if (!text.matches("[a-z][a-z0-9-]{0,39}")) {
      throw wrong(field, "'" + text + "' is no name; use a-z, digits and hyphens, at most 40");
    }
    return text;
  }

  /** A whole number within bounds. */
  public long whole(String name, long low, long high) {
    JsonNode node = need(name);
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < low
        || node.longValue() > high) {
      throw wrong(name, "it must be a whole number from " + low + " to " + high);
    }
    return node.longValue();
  }

  /** The same, or something else where it is missing. */
  public long whole(String name, long low, long high, long otherwise) {
    return has(name) ? whole(name, low, high) : otherwise;
  }

  /** True or false; false where it is missing. */
  public boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    JsonNode node = need(name);
    if (!node.isBoolean()) {
      throw wrong(name, "it must be true or false");
    }
    return node.booleanValue();
  }

  /** Any number within bounds. */
  public double number(String name, double low, double high) {
    JsonNode node = need(name);
    if (!node.isNumber() || node.doubleValue() < low || node.doubleValue() > high) {
      throw wrong(name, "it must be a number from " + low + " to " + high);
    }
    return node.doubleValue();
  }

  /** One object. */
  public Fields object(String name) {
    return new Fields(need(name), at(name));
  }

  /** A duration such as {@code 200ms}. */
  public Duration time(String name, Duration longest) {
    Duration time = reading(name, text(name), Amounts::duration);
    if (time.compareTo(longest) > 0) {
      throw wrong(name, "it must not be longer than " + longest.toSeconds() + " s");
    }
    return time;
  }

  /** What a text means; a failure is told with the field's name. */
  public <T> T reading(String name, String text, Function<String, T> meaning) {
    try {
      return meaning.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, String.valueOf(e.getMessage()));
    }
  }

  /** A list of texts; empty where it is missing. */
  public List<String> texts(String name, int most) {
    List<String> list = new ArrayList<>();
    for (JsonNode each : list(name, most)) {
      if (!each.isString()) {
        throw wrong(name, "each of it must be text");
      }
      list.add(checked(name, each.stringValue()));
    }
    return list;
  }

  /** Text by name, in the order of the file. */
  public Map<String, String> map(String name, int most) {
    Map<String, String> map = new LinkedHashMap<>();
    if (has(name)) {
      JsonNode node = need(name);
      Fields fields = new Fields(node, at(name));
      if (node.size() > most) {
        throw wrong(name, "it must have at most " + most + " fields");
      }
      node.propertyNames().forEach(key -> map.put(key, fields.text(key)));
    }
    return map;
  }

  /** A list of objects; empty where it is missing. */
  public List<Fields> objects(String name, int most) {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode each : list(name, most)) {
      objects.add(new Fields(each, at(name) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  private List<JsonNode> list(String name, int most) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode node = need(name);
    if (!node.isArray() || node.size() > most) {
      throw wrong(name, "it must be a list of at most " + most);
    }
    return List.copyOf(node.values());
  }

  /** Refuses what nobody read. */
  public void end() {
    Set<String> unknown = new LinkedHashSet<>(object.propertyNames());
    unknown.removeAll(read);
    if (!unknown.isEmpty()) {
      String known = read.stream().sorted().collect(Collectors.joining(", "));
      throw wrong(unknown.iterator().next(), "there is no such field here; read were " + known);
    }
  }
}
