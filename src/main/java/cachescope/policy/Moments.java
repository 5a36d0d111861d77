package cachescope.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of moments, whose latest is found in a few steps: a bit a moment, and above it a bit for
 * every 64 bits, and so on.
 */
final class Moments {
  private static final int NOTHING = -1;

  private final long[][] levels;

  /**
   * @param bound moments are below it
   */
  Moments(int bound) {
    List<long[]> built = new ArrayList<>();
    int words = Math.max(1, (bound >>> 6) + 1);
    built.add(new long[words]);
    while (words > 1) {
      words = (words + 63) >>> 6;
      built.add(new long[words]);
    }
    levels = built.toArray(long[][]::new);
  }

  boolean has(int moment) {
    return (levels[0][moment >>> 6] & 1L << moment) != 0;
  }

  void add(int moment) {
    int at = moment;
    for (long[] level : levels) {
      long word = level[at >>> 6];
      level[at >>> 6] = word | 1L << at;
      if (word != 0) {
        return;
      }
      at >>>= 6;
    }
  }

  void remove(int moment) {
    int at = moment;
    for (long[] level : levels) {
      long word = level[at >>> 6] & ~(1L << at);
      level[at >>> 6] = word;
      if (word != 0) {
        return;
      }
      at >>>= 6;
    }
  }

  /** The latest, or -1 where there is none. */
  int latest() {
    int at = 0;
    for (int level = levels.length - 1; level >= 0; level--) {
      long word = levels[level][at];
      if (word == 0) {
        return NOTHING;
      }
      at = (at << 6) + 63 - Long.numberOfLeadingZeros(word);
    }
    return at;
  }

  /** All of them, the latest first. */
  List<Integer> all() {
    List<Integer> moments = new ArrayList<>();
    for (int word = levels[0].length - 1; word >= 0; word--) {
      for (long bits = levels[0][word]; bits != 0; ) {
        int bit = 63 - Long.numberOfLeadingZeros(bits);
        moments.add(word * 64 + bit);
        bits &= ~(1L << bit);
      }
    }
    return moments;
  }
}
