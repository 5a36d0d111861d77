package cachescope.compare;

import cachescope.compare.PairedBootstrap.Intervals;
import cachescope.event.ComparisonFigures;
import java.util.Arrays;

/**
 * Both arms' measurements of the same requests, and the figures that can be had from them so far.
 */
final class Pairs {
  private static final int ENOUGH = 20;
  private static final double GROWN = 2;

  private final Verdict spoken;
  private final int planned;
  private final long seed;
  private final Tally on;
  private final Tally off;

  /**
   * @param seed of the resampling
   */
  Pairs(Tally on, Tally off, long seed, Verdict spoken) {
    this.spoken = spoken;
    this.planned = on.size();
    this.seed = seed;
    this.on = on;
    this.off = off;
  }

  /** Requests that both arms have answered or given up. */
  int done() {
    return Math.min(on.ended(), off.ended());
  }

  /**
   * The figures over the reads that both answered, in the order of the requests.
   *
   * @param resamples for the intervals
   * @param last whether nothing more will come
   */
  ComparisonFigures figures(int resamples, boolean last) {
    int done = done();
    int total = last ? done : planned;
    long[] with = new long[planned];
    long[] without = new long[planned];
    int n = 0;
    for (int i = 0; i < planned; i++) {
      if (on.latency(i) > Tally.OPEN && off.latency(i) > Tally.OPEN) {
        with[n] = on.latency(i);
        without[n++] = off.latency(i);
      }
    }
    with = Arrays.copyOf(with, n);
    without = Arrays.copyOf(without, n);
    if (n < ENOUGH) {
      Arrays.sort(with);
      Arrays.sort(without);
      return figures(
          with, without, total, done, Double.NaN, Intervals.UNKNOWN, Conclusion.tooFew(n));
    }
    var bootstrap = new PairedBootstrap(with, without, seed);
    Intervals intervals = bootstrap.intervals(resamples);
    double ratio = bootstrap.ratioOfMeans();
    long[] sortedWith = bootstrap.sortedWith();
    long[] sortedWithout = bootstrap.sortedWithout();
    String verdict =
        spoken.of(
            on.figures(sortedWith),
            off.figures(sortedWithout),
            ratio,
            intervals,
            pilingUp(without));
    return figures(sortedWith, sortedWithout, total, done, ratio, intervals, verdict);
  }

  private ComparisonFigures figures(
      long[] sortedWith,
      long[] sortedWithout,
      int total,
      int done,
      double ratio,
      Intervals intervals,
      String verdict) {
    return new ComparisonFigures(
        on.figures(sortedWith),
        off.figures(sortedWithout),
        total,
        done,
        ratio,
        intervals.mean().low(),
        intervals.mean().high(),
        intervals.median().low(),
        intervals.median().high(),
        intervals.p99().low(),
        intervals.p99().high(),
        verdict);
  }

  /**
   * Whether the last quarter took more than twice as long as the second: a queue that only grows.
   */
  private static boolean pilingUp(long[] inOrder) {
    int quarter = inOrder.length / 4;
    return quarter > 0
        && mean(inOrder, 3 * quarter, 4 * quarter) > GROWN * mean(inOrder, quarter, 2 * quarter);
  }

  private static double mean(long[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElse(0);
  }
}
