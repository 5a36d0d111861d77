package cachescope.session;

/**
 * What happened, counted in columns of equal length. Immutable: the array must not be changed.
 *
 * @param start session nanosecond at which the first column begins
 * @param span nanoseconds in a column
 * @param counts column by column, in each one count for every {@link Kind}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Strip(long start, long span, int[] counts) {
  /** What is counted. */
  public enum Kind {
    HIT(0),
    /** Reads that went to the database: misses, and those for which the cache was not asked. */
    MISS(1),
    EVICTED(2),
    EXPIRED(3),
    INVALIDATED(4),
    STALE(5),
    FAULT(6),
    SETTINGS(7);

    /** Where it stands among the counts of a column. */
    final int place;

    Kind(int place) {
      this.place = place;
    }
  }

  static final int KINDS = Kind.values().length;

  public static final Strip EMPTY = new Strip(0, 1_000_000_000L, new int[0]);

  /** How many columns there are. */
  public int size() {
    return counts.length / KINDS;
  }

  /** How many of a kind there were in a column. */
  public int count(int column, Kind kind) {
    return counts[column * KINDS + kind.place];
  }

  /** Session nanosecond at which a column begins. */
  public long startOf(int column) {
    return start + column * span;
  }

  /** Session nanosecond at which the last column ends. */
  public long end() {
    return startOf(size());
  }

  /** How many of a kind there were in all columns together. */
  public long sum(Kind kind) {
    long sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += count(i, kind);
    }
    return sum;
  }
}
