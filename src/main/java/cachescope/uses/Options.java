package cachescope.uses;

import cachescope.event.Amounts;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The options of a use, as they are written in files; each is read once, the rest is refused. */
final class Options {
  private static final Duration LONGEST = Duration.ofHours(1);

  private final String use;
  private final Map<String, String> left;
  private final TreeSet<String> known = new TreeSet<>();

  Options(String use, Map<String, String> options) {
    this.use = use;
    this.left = new HashMap<>(options);
    left.remove(Uses.OF);
  }

  /** One of the constants, written {@code as-here}; absent: the first. */
  <E extends Enum<E>> E choice(String name, Class<E> of) {
    List<E> choices = Arrays.asList(of.getEnumConstants());
    known.add(name);
    String text = left.remove(name);
    if (text == null) {
      return choices.getFirst();
    }
    return choices.stream()
        .filter(each -> label(each).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s of %s cannot be '%s'; there are %s"
                    .formatted(
                        name,
                        use,
                        text,
                        String.join(", ", choices.stream().map(Options::label).toList()))));
  }

  /** A duration of at most 1 hour. */
  Duration time(String name, Duration otherwise) {
    known.add(name);
    String text = left.remove(name);
    Duration time = text == null ? otherwise : Amounts.duration(text);
    if (time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " of " + use + " must be at most 1 hour");
    }
    return time;
  }

  /** A count from 1 to a limit. */
  int count(String name, int otherwise, int most) {
    known.add(name);
    String text = left.remove(name);
    int count = text == null ? otherwise : Amounts.count(text);
    if (count < 1 || count > most) {
      throw new IllegalArgumentException(name + " of " + use + " must be from 1 to " + most);
    }
    return count;
  }

  /** Refuses what nobody read. */
  void end() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no option '%s'; it has %s"
              .formatted(use, new TreeSet<>(left.keySet()).getFirst(), String.join(", ", known)));
    }
  }

  static String label(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
