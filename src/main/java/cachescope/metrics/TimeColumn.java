package cachescope.metrics;

/**
 * What happened within 250 ms: how many of what, and latencies in logarithmic bins.
 *
 * <p>Bin {@code i} holds latencies from {@code 1 µs · 10^(i/16)} up; 160 bins reach 10 000 s, more
 * than any latency that is measured. The arrays are owned by the record and must not be changed.
 *
 * @param start session nanoseconds
 * @param hits lookups that found a value, {@code misses} that found none
 * @param others reads for which the cache was not asked, or failed
 * @param loads database loads finished
 * @param hitBins latency of hits, {@code otherBins} of all other reads
 */
@SuppressWarnings("ArrayRecordComponent")
public record TimeColumn(
    long start,
    int hits,
    int misses,
    int others,
    int loads,
    int evicted,
    int expired,
    int invalidated,
    int stale,
    int faults,
    int settingsChanges,
    int[] hitBins,
    int[] otherBins) {

  /** Nanoseconds in a column. */
  public static final long SPAN = 250_000_000L;

  /** Latency bins in a column. */
  public static final int BINS = 160;

  private static final int BINS_A_DECADE = 16;

  /** The bin of a latency in nanoseconds. */
  public static int bin(long nanos) {
    double decades = Math.log10(Math.max(nanos, 1_000) / 1_000.0);
    return Math.min(BINS - 1, (int) (decades * BINS_A_DECADE));
  }

  /** The latency in the (logarithmic) middle of a bin, nanoseconds. */
  public static double middle(int bin) {
    return 1_000 * Math.pow(10, (bin + 0.5) / BINS_A_DECADE);
  }
}
