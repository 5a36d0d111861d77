package cachescope.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Latencies of one kind of answers: an HdrHistogram of 3 digits up to an hour, with the exact mean
 * beside it. A copy is packed, a hundredth of the size, until it is counted or looked at.
 */
final class Population {
  /** The longest latency that is told apart, nanoseconds; longer ones count as this. */
  static final long LONGEST = 3_600_000_000_000L;

  private static final int DIGITS = 3;

  private Optional<Histogram> open;
  private final byte[] packed;
  private long count;
  private long sum;
  private long max;

  Population() {
    this(Optional.of(new Histogram(LONGEST, DIGITS)), new byte[0]);
  }

  private Population(Optional<Histogram> open, byte[] packed) {
    this.open = open;
    this.packed = packed;
  }

  /**
   * @param times how many such latencies; negative to take out what was put in (then {@link
   *     #longest} must be told)
   */
  void add(long nanos, long times) {
    histogram().recordValueWithCount(nanos, times);
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
    return Math.min(max, histogram().getValueAtPercentile(percent));
  }

  Population copy() {
    Population copy = new Population(Optional.empty(), open.map(Population::packed).orElse(packed));
    copy.count = count;
    copy.sum = sum;
    copy.max = max;
    return copy;
  }

  private Histogram histogram() {
    if (open.isEmpty()) {
      open = Optional.of(Histogram.decodeFromByteBuffer(ByteBuffer.wrap(packed), LONGEST));
    }
    return open.get();
  }

  private static byte[] packed(Histogram histogram) {
    ByteBuffer room = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    return Arrays.copyOf(room.array(), histogram.encodeIntoByteBuffer(room));
  }
}
