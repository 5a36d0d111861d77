package cachescope.metrics;

/**
 * Latencies of answered reads, from the intended start: hits, misses (all that waited for the
 * database), and all.
 */
public record Latencies(Percentiles hit, Percentiles miss, Percentiles all) {
  public static final Latencies NONE =
      new Latencies(Percentiles.NONE, Percentiles.NONE, Percentiles.NONE);
}
