package cachescope.event;

/**
 * Latencies in a compact, immutable form: {@code counts[i]} requests took {@code nanos[i]} (to 3
 * significant digits).
 *
 * <p>The arrays are owned by the record and must not be changed.
 */
@SuppressWarnings("ArrayRecordComponent")
public record LatencyTally(long[] nanos, long[] counts) {
  public static final LatencyTally EMPTY = new LatencyTally(new long[0], new long[0]);

  public LatencyTally {
    if (nanos.length != counts.length) {
      throw new IllegalArgumentException("as many counts as latencies, please");
    }
  }
}
