package cachescope.metrics;

import java.util.Optional;

/**
 * A {@link TimeColumn} that is still being counted. Its arrays are shared with the columns it gave
 * away.
 */
final class Column {
  private static final int[] NO_BINS = new int[TimeColumn.BINS];

  private final long start;
  private final Counts counts;
  private int[] hitBins;
  private int[] otherBins;
  private boolean binsShared = true;
  private Optional<TimeColumn> given = Optional.empty();

  /**
   * @param start session nanoseconds
   */
  Column(long start) {
    this(start, new Counts(), NO_BINS, NO_BINS);
  }

  private Column(long start, Counts counts, int[] hitBins, int[] otherBins) {
    this.start = start;
    this.counts = counts;
    this.hitBins = hitBins;
    this.otherBins = otherBins;
  }

  /** The counters, to be changed. */
  Counts counting() {
    given = Optional.empty();
    return counts;
  }

  /** The counters, to be read. */
  Counts counts() {
    return counts;
  }

  void latency(boolean hit, long nanos, int times) {
    given = Optional.empty();
    if (binsShared) {
      hitBins = hitBins.clone();
      otherBins = otherBins.clone();
      binsShared = false;
    }
    (hit ? hitBins : otherBins)[TimeColumn.bin(nanos)] += times;
  }

  /** What was counted so far; the same instance while nothing was counted since. */
  TimeColumn give() {
    return given.orElseGet(this::giveAnew);
  }

  private TimeColumn giveAnew() {
    binsShared = true;
    TimeColumn column =
        new TimeColumn(
            start,
            (int) counts.hits,
            (int) counts.misses,
            (int) (counts.bypasses + counts.cacheErrors),
            (int) counts.loads,
            (int) counts.evictions,
            (int) counts.expirations,
            (int) counts.invalidations,
            (int) counts.stale,
            counts.faults,
            counts.settingsChanges,
            hitBins,
            otherBins);
    given = Optional.of(column);
    return column;
  }

  Column copy() {
    binsShared = true;
    Column copy = new Column(start, counts.copy(), hitBins, otherBins);
    copy.given = given;
    return copy;
  }
}
