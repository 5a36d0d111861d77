package cachescope.policy.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A short sequence of requests for keys with names.
 *
 * @param keys the names, 1 to {@link #LONGEST} of them
 */
public record Requests(List<String> keys) {
  /** Most requests that are stepped through. */
  public static final int LONGEST = 500;

  private static final int LONGEST_NAME = 40;

  /** Checks their number. */
  public Requests {
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.size() > LONGEST) {
      throw new IllegalArgumentException(
          "a sequence has 1 to " + LONGEST + " keys, this one has " + keys.size());
    }
  }

  /**
   * As it was typed: keys with blanks or commas between them.
   *
   * @throws IllegalArgumentException with a sentence where there is none, or too many
   */
  public static Requests of(String text) {
    List<String> keys =
        Arrays.stream(text.strip().split("[\\s,;]+")).filter(key -> !key.isEmpty()).toList();
    keys.stream()
        .filter(key -> key.length() > LONGEST_NAME)
        .findFirst()
        .ifPresent(key -> {
          throw new IllegalArgumentException(
              "a key has " + LONGEST_NAME + " characters at the most; '" + key + "' has more");
        });
    return new Requests(keys);
  }

  /** Each key's number: 0 for the first that was asked for, and so on. */
  int[] numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    int[] all = new int[keys.size()];
    for (int i = 0; i < all.length; i++) {
      Integer known = numbers.putIfAbsent(keys.get(i), numbers.size());
      all[i] = known == null ? numbers.size() - 1 : known;
    }
    return all;
  }

  /** The names by number. */
  List<String> names() {
    return new ArrayList<>(keys.stream().distinct().toList());
  }

  /** How many different keys there are. */
  public int distinct() {
    return names().size();
  }

  /** The step in which a key is asked for again after this one; empty: never. */
  OptionalInt next(String key, int step) {
    int at = keys.subList(step, keys.size()).indexOf(key);
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(step + at + 1);
  }

  @Override
  public String toString() {
    return String.join(" ", keys);
  }
}
