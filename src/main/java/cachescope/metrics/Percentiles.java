package cachescope.metrics;

/**
 * Latencies in nanoseconds, to 3 significant digits, of {@code count} requests; zeros where there
 * were none.
 */
public record Percentiles(long count, double mean, long p50, long p90, long p99, long max) {
  public static final Percentiles NONE = new Percentiles(0, 0, 0, 0, 0, 0);
}
