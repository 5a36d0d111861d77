package cachescope.event;

/**
 * Latencies of one kind of request in a compared run, nanoseconds from when each was due.
 *
 * @param mean NaN where there were none
 * @param p50 the smallest latency that half of them do not exceed; 0 where there were none, as are
 *     the others
 * @param tally all of them, to 3 significant digits
 */
public record LatencyFigures(
    long count,
    double mean,
    long p50,
    long p90,
    long p99,
    long p999,
    long max,
    LatencyTally tally) {
  public static final LatencyFigures NONE =
      new LatencyFigures(0, Double.NaN, 0, 0, 0, 0, 0, LatencyTally.EMPTY);
}
