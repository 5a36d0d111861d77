package cachescope.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The last 60 s in columns of 250 ms, and what was counted before them. */
final class Columns {
  /** How many columns are kept. */
  static final int KEPT = 240;

  private final Column[] ring = new Column[KEPT];

  /** Columns that a copy has too: they are replaced before they are counted in. */
  private final boolean[] shared = new boolean[KEPT];

  private Column before = new Column(Long.MIN_VALUE);
  private long newest;

  Columns() {
    for (int i = 0; i < KEPT; i++) {
      long index = i == 0 ? 0 : i - KEPT;
      ring[i] = new Column(index * TimeColumn.SPAN);
    }
  }

  /** Number of the column of a moment in session nanoseconds. */
  static long index(long time) {
    return Math.floorDiv(time, TimeColumn.SPAN);
  }

  /**
   * The column of a moment in session nanoseconds, to be counted in; of the time before all columns
   * where that is too long ago.
   */
  Column at(long time) {
    long index = index(time);
    reach(index);
    if (index <= newest - KEPT) {
      return before;
    }
    int slot = Math.floorMod(index, KEPT);
    if (shared[slot]) {
      ring[slot] = ring[slot].copy();
      shared[slot] = false;
    }
    return ring[slot];
  }

  /**
   * Slides to the column of that number, never back.
   *
   * @return whether a new column began
   */
  boolean reach(long index) {
    if (index <= newest) {
      return false;
    }
    for (long i = Math.max(newest + 1, index - KEPT + 1); i <= index; i++) {
      int slot = Math.floorMod(i, KEPT);
      before.counting().add(ring[slot].counts());
      ring[slot] = new Column(i * TimeColumn.SPAN);
      shared[slot] = false;
    }
    newest = index;
    return true;
  }

  /** Number of the newest column. */
  long newest() {
    return newest;
  }

  /** Sums of everything. */
  Counts all() {
    Counts sum = newest(KEPT, newest);
    sum.add(before.counts());
    return sum;
  }

  /** Sums of the {@code n} columns up to number {@code end}, that one included. */
  Counts newest(int n, long end) {
    Counts sum = new Counts();
    for (long i = Math.max(end - n, newest - KEPT) + 1; i <= Math.min(end, newest); i++) {
      sum.add(ring[Math.floorMod(i, KEPT)].counts());
    }
    return sum;
  }

  /** The columns up to number {@code end}, the oldest first. */
  List<TimeColumn> give(long end) {
    List<TimeColumn> columns = new ArrayList<>(KEPT);
    for (long i = end - KEPT + 1; i <= end; i++) {
      columns.add(
          i > newest
              ? new Column(i * TimeColumn.SPAN).give()
              : ring[Math.floorMod(i, KEPT)].give());
    }
    return columns;
  }

  /** Independent, and of the same columns until one of both counts more in one. */
  Columns copy() {
    Columns copy = new Columns();
    System.arraycopy(ring, 0, copy.ring, 0, KEPT);
    Arrays.fill(shared, true);
    Arrays.fill(copy.shared, true);
    copy.before = before.copy();
    copy.newest = newest;
    return copy;
  }
}
