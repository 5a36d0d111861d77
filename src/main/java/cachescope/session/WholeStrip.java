package cachescope.session;

import java.util.Arrays;

/**
 * Counts over all the time since the session began, in at most 600 columns: where more would be
 * needed, two become one.
 */
final class WholeStrip {
  static final int MOST = 600;
  private static final long FIRST_SPAN = 100_000_000L;

  private final int[] counts = new int[MOST * Strip.KINDS];
  private long span = FIRST_SPAN;
  private int size;

  /**
   * @param at session nanoseconds
   */
  void add(long at, Strip.Kind kind, long times) {
    long time = Math.max(0, at);
    while (time / span >= MOST) {
      halve();
    }
    int column = (int) (time / span);
    size = Math.max(size, column + 1);
    counts[column * Strip.KINDS + kind.place] += (int) times;
  }

  private void halve() {
    int[] before = counts.clone();
    Arrays.fill(counts, 0);
    for (int i = 0; i < before.length; i++) {
      int column = i / Strip.KINDS;
      counts[column / 2 * Strip.KINDS + i % Strip.KINDS] += before[i];
    }
    span *= 2;
    size = (size + 1) / 2;
  }

  Strip give() {
    return new Strip(0, span, Arrays.copyOf(counts, size * Strip.KINDS));
  }
}
