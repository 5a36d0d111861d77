package cachescope.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * 95 % intervals for ratios of two measurements of the same requests: without over with.
 *
 * <p>Pairs are drawn together (what disturbed one side disturbed the other), in blocks, because
 * neighbours resemble each other: the circular block bootstrap (Politis and Romano 1992, after
 * Künsch 1989), percentile intervals (Efron 1979). A quantile of a resample is found from the share
 * of it below the quantile of all (Bahadur 1966, Woodruff 1952). So running sums are enough: a
 * resample costs a few additions a block, not a sort.
 */
final class PairedBootstrap {
  private static final double LONG_TAIL = 0.99;
  private static final double NORMAL = 1.96;
  private static final double STILL_ALIKE = 0.05;
  private static final int FARTHEST = 200;

  /** Fewer pairs say nothing about the hundredth that is slowest. */
  private static final int ENOUGH_FOR_P99 = 300;

  private final int n;
  private final int block;
  private final long seed;
  private final Side with;
  private final Side without;

  /** The intervals of the ratios of means, of medians and of 99th percentiles. */
  record Intervals(Interval mean, Interval median, Interval p99) {
    static final Intervals UNKNOWN =
        new Intervals(Interval.UNKNOWN, Interval.UNKNOWN, Interval.UNKNOWN);
  }

  /** One side, with running sums that go round the end by one block. */
  private static final class Side {
    final long[] sorted;
    final double[] sums;
    final double[] belowMedian;
    final double[] belowP99;

    Side(long[] values, int block) {
      int n = values.length;
      sorted = values.clone();
      Arrays.sort(sorted);
      long median = sorted[Rank.of(0.5, n)];
      long p99 = sorted[Rank.of(LONG_TAIL, n)];
      sums = new double[n + block + 1];
      belowMedian = new double[n + block + 1];
      belowP99 = new double[n + block + 1];
      for (int i = 0; i < n + block; i++) {
        long value = values[i % n];
        sums[i + 1] = sums[i] + value;
        belowMedian[i + 1] = belowMedian[i] + (value <= median ? 1 : 0);
        belowP99[i + 1] = belowP99[i] + (value <= p99 ? 1 : 0);
      }
    }

    double mean() {
      return sums[sorted.length] / sorted.length;
    }

    /** The quantile {@code p} of a resample of which so many were at or below that of all. */
    double quantile(double p, double below, double belowOfAll) {
      int n = sorted.length;
      return sorted[Rank.of(p + (belowOfAll - below) / n, n)];
    }
  }

  /** The sums of one resample. */
  private static final class Sums {
    double sum;
    double belowMedian;
    double belowP99;

    void add(Side side, int from, int to) {
      sum += side.sums[to] - side.sums[from];
      belowMedian += side.belowMedian[to] - side.belowMedian[from];
      belowP99 += side.belowP99[to] - side.belowP99[from];
    }
  }

  /**
   * @param with latencies with the cache, {@code without} of the same requests without it; at least
   *     2, more than 0 each
   */
  PairedBootstrap(long[] with, long[] without, long seed) {
    this.n = with.length;
    this.seed = seed;
    this.block = blockLength(with, without);
    this.with = new Side(with, block);
    this.without = new Side(without, block);
  }

  double ratioOfMeans() {
    return without.mean() / with.mean();
  }

  /** Latencies with the cache, ascending. */
  long[] sortedWith() {
    return with.sorted;
  }

  long[] sortedWithout() {
    return without.sorted;
  }

  Intervals intervals(int resamples) {
    var random = new SplittableRandom(seed);
    double[] means = new double[resamples];
    double[] medians = new double[resamples];
    double[] p99s = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      var on = new Sums();
      var off = new Sums();
      for (int drawn = 0; drawn < n; drawn += block) {
        int from = random.nextInt(n);
        int to = from + Math.min(block, n - drawn);
        on.add(with, from, to);
        off.add(without, from, to);
      }
      means[r] = off.sum / on.sum;
      medians[r] = median(without, off) / median(with, on);
      p99s[r] = p99(without, off) / p99(with, on);
    }
    return new Intervals(
        interval(means, ratioOfMeans()),
        interval(medians, ratioAt(0.5)),
        n < ENOUGH_FOR_P99 ? Interval.UNKNOWN : interval(p99s, ratioAt(LONG_TAIL)));
  }

  private double ratioAt(double p) {
    return (double) without.sorted[Rank.of(p, n)] / with.sorted[Rank.of(p, n)];
  }

  private double median(Side side, Sums sums) {
    return side.quantile(0.5, sums.belowMedian, side.belowMedian[n]);
  }

  private double p99(Side side, Sums sums) {
    return side.quantile(LONG_TAIL, sums.belowP99, side.belowP99[n]);
  }

  /** The middle 95 %, widened about the estimate as few blocks ask for (Hesterberg 2015). */
  private Interval interval(double[] ratios, double estimate) {
    Arrays.sort(ratios);
    double low = ratios[Rank.of(0.025, ratios.length)] / estimate;
    double high = ratios[Rank.of(0.975, ratios.length)] / estimate;
    double wider = widening(n / block);
    return new Interval(estimate * Math.pow(low, wider), estimate * Math.pow(high, wider));
  }

  /**
   * Student's quantile over the normal one (first term of its expansion), and the lost degree of
   * freedom.
   */
  private static double widening(int blocks) {
    double freedom = Math.max(1, blocks - 1);
    double student = NORMAL + (Math.pow(NORMAL, 3) + NORMAL) / (4 * freedom);
    return student / NORMAL * Math.sqrt((freedom + 1) / freedom);
  }

  /**
   * Long enough that blocks are about independent: thrice the time over which the difference
   * resembles itself.
   */
  private static int blockLength(long[] with, long[] without) {
    int n = with.length;
    double meanWith = Arrays.stream(with).average().orElse(1);
    double meanWithout = Arrays.stream(without).average().orElse(1);
    double[] difference = new double[n];
    double variance = 0;
    for (int i = 0; i < n; i++) {
      difference[i] = without[i] / meanWithout - with[i] / meanWith;
      variance += difference[i] * difference[i];
    }
    double alike = 1;
    for (int lag = 1; variance > 0 && lag < Math.min(n / 4, FARTHEST); lag++) {
      double sum = 0;
      for (int i = lag; i < n; i++) {
        sum += difference[i] * difference[i - lag];
      }
      if (sum / variance < STILL_ALIKE) {
        break;
      }
      alike += 2 * sum / variance;
    }
    double length = Math.max(Math.cbrt(n), 3 * alike);
    return (int) Math.clamp(length, 1, Math.max(1, n / 8));
  }
}
