package cachescope.metrics;

import java.util.ArrayList;
import java.util.List;

/** The last 60 s in columns of 250 ms, and what was counted before them. */
final class Columns {
  /** How many columns are kept. */
  static final int KEPT = 240;

  private final Column[] ring = new Column[KEPT];
  private Column before = new Column(Long.MIN_VALUE);
  private long newest;

  Columns() {
    for (int i = 0; i < KEPT; i++) {
      long index = i == 0 ? 0 : i - KEPT;
      ring[i] = new Column(index * TimeColumn.SPAN);
    }
  }

  /**
   * The column of a moment in session nanoseconds; of the time before all columns where that is too
   * long ago.
   */
  Column at(long time) {
    long index = Math.floorDiv(time, TimeColumn.SPAN);
    if (index > newest) {
      advance(time);
    }
    return index <= newest - KEPT ? before : ring[Math.floorMod(index, KEPT)];
  }

  /**
   * Slides the window to a moment, never back.
   *
   * @return whether a new column began
   */
  boolean advance(long time) {
    long index = Math.floorDiv(time, TimeColumn.SPAN);
    if (index <= newest) {
      return false;
    }
    for (long i = Math.max(newest + 1, index - KEPT + 1); i <= index; i++) {
      int slot = Math.floorMod(i, KEPT);
      before.counting().add(ring[slot].counts());
      ring[slot] = new Column(i * TimeColumn.SPAN);
    }
    newest = index;
    return true;
  }

  /** Sums of everything. */
  Counts all() {
    Counts sum = newest(KEPT);
    sum.add(before.counts());
    return sum;
  }

  /** Sums of the newest {@code n} columns, the one that is still open included. */
  Counts newest(int n) {
    Counts sum = new Counts();
    for (long i = newest - n + 1; i <= newest; i++) {
      sum.add(ring[Math.floorMod(i, KEPT)].counts());
    }
    return sum;
  }

  /** All columns, the oldest first. */
  List<TimeColumn> give() {
    List<TimeColumn> columns = new ArrayList<>(KEPT);
    for (long i = newest - KEPT + 1; i <= newest; i++) {
      columns.add(ring[Math.floorMod(i, KEPT)].give());
    }
    return columns;
  }

  Columns copy() {
    Columns copy = new Columns();
    for (int i = 0; i < KEPT; i++) {
      copy.ring[i] = ring[i].copy();
    }
    copy.before = before.copy();
    copy.newest = newest;
    return copy;
  }
}
