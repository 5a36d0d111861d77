package cachescope.metrics;

import org.HdrHistogram.Histogram;

/**
 * Latencies of one kind of answers: an HdrHistogram of 3 digits up to an hour, with the exact mean
 * beside it.
 */
final class Population {
  /** The longest latency that is told apart, nanoseconds; longer ones count as this. */
  static final long LONGEST = 3_600_000_000_000L;

  private final Histogram histogram;
  private long count;
  private long sum;
  private long max;

  Population() {
    this(new Histogram(LONGEST, 3));
  }

  private Population(Histogram histogram) {
    this.histogram = histogram;
  }

  /**
   * @param times how many such latencies; negative to take out what was put in (then {@link
   *     #longest} must be told)
   */
  void add(long nanos, long times) {
    histogram.recordValueWithCount(nanos, times);
    count += times;
    sum += nanos * times;
    max = Math.max(max, nanos);
  }

  /** Corrects the longest latency after some were taken out. */
  void longest(long nanos) {
    max = nanos;
  }

  Percentiles percentiles() {
    return count == 0
        ? Percentiles.NONE
        : new Percentiles(
            count, (double) sum / count, percentile(50), percentile(90), percentile(99), max);
  }

  private long percentile(double percent) {
    return Math.min(max, histogram.getValueAtPercentile(percent));
  }

  Population copy() {
    Population copy = new Population(histogram.copy());
    copy.count = count;
    copy.sum = sum;
    copy.max = max;
    return copy;
  }
}
