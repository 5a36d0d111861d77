package cachescope.workload;

import java.util.random.RandomGenerator;

/**
 * When requests arrive: a Poisson process, as of many people who do not know of each other.
 *
 * <p>Gaps are exponentially distributed, with the mean that the rate asks for. For one thread.
 */
final class Arrivals {
  private final double meanGapNanos;
  private final RandomGenerator random;
  private double at;

  /**
   * @param ratePerSecond more than 0
   * @param start session nanoseconds
   */
  Arrivals(double ratePerSecond, long start, RandomGenerator random) {
    this.meanGapNanos = 1e9 / ratePerSecond;
    this.random = random;
    this.at = start;
  }

  /** The next arrival, in session nanoseconds. */
  long next() {
    at -= Math.log(1 - random.nextDouble()) * meanGapNanos;
    return (long) at;
  }
}
