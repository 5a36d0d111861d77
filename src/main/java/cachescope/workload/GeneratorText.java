package cachescope.workload;

import cachescope.event.Amounts;
import cachescope.trace.GeneratedTrace;
import cachescope.trace.GeneratorPart;
import cachescope.trace.GeneratorPart.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Generators as a line of text: {@code zipf:1.0,objects=1000000,requests=10000000,seed=1}; several,
 * with a + between them, take turns.
 *
 * <p>Fields of each: {@code objects}, and in a mix {@code share} (how often it has the turn) and
 * {@code burst} (requests a turn); of a hot set {@code width}, {@code hot} (share of its requests)
 * and {@code stay}. Fields of the whole, anywhere: {@code requests}, {@code seed}, {@code size}.
 */
public final class GeneratorText {
  private static final String FORM = "zipf:1.0,objects=1000000,requests=10000000,seed=1";
  private static final Set<String> OF_THE_WHOLE = Set.of("requests", "seed", "size");
  private static final Set<String> OF_A_PART = Set.of("objects", "share", "burst");
  private static final Set<String> OF_A_HOT_SET = Set.of("width", "hot", "stay");
  private static final int OBJECTS = 1_000_000;
  private static final long REQUESTS = 10_000_000;

  private final String text;
  private final Map<String, String> whole = new HashMap<>();

  private GeneratorText(String text) {
    this.text = text;
  }

  /**
   * Reads a generator.
   *
   * @throws IllegalArgumentException with a sentence that names what was wrong
   */
  public static GeneratedTrace parse(String text) {
    return new GeneratorText(text.strip()).trace();
  }

  private GeneratedTrace trace() {
    List<GeneratorPart> parts = new ArrayList<>();
    for (String part : text.split("\\+", -1)) {
      parts.add(part(part.strip()));
    }
    String[] sizes = whole.getOrDefault("size", "1").split("-", 2);
    int smallest = (int) whole("size", sizes[0], 1, Integer.MAX_VALUE);
    int largest = (int) whole("size", sizes[sizes.length - 1], smallest, Integer.MAX_VALUE);
    String asked = whole.getOrDefault("requests", String.valueOf(REQUESTS));
    return new GeneratedTrace(
        text,
        parts,
        whole("requests", asked, 1, 1_000_000_000_000L),
        whole("seed", whole.getOrDefault("seed", "1"), Long.MIN_VALUE, Long.MAX_VALUE),
        smallest,
        largest);
  }

  private GeneratorPart part(String part) {
    String[] fields = part.split(",", -1);
    String[] name = fields[0].strip().split(":", 2);
    Shape shape = shape(name[0].strip().toLowerCase(Locale.ROOT));
    if (name.length == 2 && shape != Shape.ZIPF) {
      throw new IllegalArgumentException(
          "--generate: only zipf has a number behind it, such as zipf:1.0");
    }
    double exponent = name.length == 2 ? number("zipf", name[1]) : 1;
    Map<String, String> own = new HashMap<>();
    for (int i = 1; i < fields.length; i++) {
      field(fields[i].strip(), shape, own);
    }
    int objects = (int) whole("objects", own.getOrDefault("objects", OBJECTS + ""), 1, 1 << 30);
    String width = own.getOrDefault("width", Math.max(1, objects / 10) + "");
    String stay = own.getOrDefault("stay", 10L * objects + "");
    return new GeneratorPart(
        shape,
        objects,
        exponent,
        (int) whole("width", width, 1, objects),
        share("hot", own.getOrDefault("hot", "90%")),
        whole("stay", stay, 1, Long.MAX_VALUE),
        share("share", own.getOrDefault("share", "1")),
        (int) whole("burst", own.getOrDefault("burst", "1"), 1, Integer.MAX_VALUE));
  }

  private void field(String field, Shape shape, Map<String, String> own) {
    String[] nameAndValue = field.split("=", 2);
    String name = nameAndValue[0].strip().toLowerCase(Locale.ROOT);
    if (nameAndValue.length != 2) {
      throw new IllegalArgumentException(
          "--generate: '" + field + "' is no field; write it as in " + FORM);
    }
    if (OF_THE_WHOLE.contains(name)) {
      whole.put(name, nameAndValue[1].strip());
    } else if (OF_A_PART.contains(name)
        || (OF_A_HOT_SET.contains(name) && shape == Shape.HOT_SET)) {
      own.put(name, nameAndValue[1].strip());
    } else {
      throw new IllegalArgumentException(
          "--generate: there is no field '"
              + name
              + "'; there are objects, requests, seed, size, share and burst, and for hotset width,"
              + " hot and stay");
    }
  }

  private static Shape shape(String name) {
    return switch (name) {
      case "zipf" -> Shape.ZIPF;
      case "uniform" -> Shape.UNIFORM;
      case "hotset" -> Shape.HOT_SET;
      case "scan" -> Shape.SCAN;
      case "loop" -> Shape.LOOP;
      default ->
          throw new IllegalArgumentException(
              "--generate: '"
                  + name
                  + "' is no generator; there are zipf, uniform, hotset, scan and loop, such as "
                  + FORM);
    };
  }

  private static double share(String field, String value) {
    return value.endsWith("%")
        ? number(field, value.substring(0, value.length() - 1)) / 100
        : number(field, value);
  }

  private static double number(String field, String value) {
    return Amounts.number("--generate: " + field, value, FORM);
  }

  private static long whole(String field, String value, long low, long high) {
    return Amounts.whole("--generate: " + field, value, low, high);
  }
}
