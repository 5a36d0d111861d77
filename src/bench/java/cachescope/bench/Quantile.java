package cachescope.bench;

import java.util.Arrays;

/** Quantiles of measured values, by the nearest rank. */
final class Quantile {
  private Quantile() {}

  static long of(long[] values, double share) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[rank(sorted.length, share)];
  }

  static double of(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[rank(sorted.length, share)];
  }

  static double median(double[] values) {
    return of(values, 0.5);
  }

  private static int rank(int size, double share) {
    return Math.clamp((int) Math.ceil(size * share) - 1, 0, size - 1);
  }
}
