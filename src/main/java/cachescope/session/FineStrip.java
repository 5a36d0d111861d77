package cachescope.session;

import java.util.Arrays;

/** Counts of the last 20 minutes in columns of 250 ms. */
final class FineStrip {
  static final int MOST = 4_800;
  static final long SPAN = 250_000_000L;

  private final int[] ring = new int[MOST * Strip.KINDS];
  private long first = Long.MAX_VALUE;
  private long newest = Long.MIN_VALUE;

  /**
   * @param at session nanoseconds; what is too long ago is not counted
   */
  void add(long at, Strip.Kind kind, long times) {
    long column = Math.max(0, at) / SPAN;
    if (column > newest) {
      slideTo(column);
    }
    if (column > newest - MOST) {
      first = Math.min(first, column);
      ring[slot(column) + kind.place] += (int) times;
    }
  }

  private void slideTo(long column) {
    long from = newest == Long.MIN_VALUE ? column : Math.max(newest + 1, column - MOST + 1);
    for (long i = from; i <= column; i++) {
      Arrays.fill(ring, slot(i), slot(i) + Strip.KINDS, 0);
    }
    newest = column;
  }

  private static int slot(long column) {
    return (int) (column % MOST) * Strip.KINDS;
  }

  Strip give() {
    if (newest == Long.MIN_VALUE) {
      return Strip.EMPTY;
    }
    long from = Math.max(first, newest - MOST + 1);
    int[] counts = new int[(int) (newest - from + 1) * Strip.KINDS];
    for (long i = from; i <= newest; i++) {
      System.arraycopy(ring, slot(i), counts, (int) (i - from) * Strip.KINDS, Strip.KINDS);
    }
    return new Strip(from * SPAN, SPAN, counts);
  }
}
