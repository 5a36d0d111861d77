package cachescope.recording;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An object whose names are data; written in the order of its keys, so always the same. */
final class MapForm implements Form {
  private static final int MOST = 1_000;

  private final Function<String, Object> key;
  private final Form value;
  private final String looks;

  MapForm(Class<?> keys, Form value) {
    if (keys.equals(String.class)) {
      key = name -> name;
    } else {
      key = new EnumForm(keys)::named;
    }
    this.value = value;
    looks =
        "object of "
            + value.looks()
            + " by "
            + Optional.of(keys.getSimpleName()).filter(n -> !n.equals("String")).orElse("name");
  }

  @Override
  public void write(JsonGenerator to, Object map) {
    to.writeStartObject();
    new TreeMap<>((Map<?, ?>) map)
        .forEach((name, each) -> {
          to.writeName(name instanceof Enum<?> constant ? constant.name() : name.toString());
          value.write(to, each);
        });
    to.writeEndObject();
  }

  @Override
  public Object read(JsonParser from) {
    if (from.currentToken() != JsonToken.START_OBJECT) {
      throw Forms.unexpected("an object", from);
    }
    Map<Object, Object> map = new HashMap<>();
    for (String name; (name = from.nextName()) != null; ) {
      if (map.size() == MOST) {
        throw new BrokenException("an object has more than " + MOST + " fields");
      }
      from.nextToken();
      if (map.put(key.apply(name), value.read(from)) != null) {
        throw new BrokenException("the field " + BrokenException.quoted(name) + " is there twice");
      }
    }
    if (from.currentToken() != JsonToken.END_OBJECT) {
      throw Forms.unexpected("the end of an object", from);
    }
    return Map.copyOf(map);
  }

  @Override
  public String looks() {
    return looks;
  }
}
