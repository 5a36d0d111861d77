package cachescope.compare;

import cachescope.compare.PairedBootstrap.Intervals;
import cachescope.event.Figures;
import cachescope.event.RunDifference;
import cachescope.event.RunDifference.Quantity;
import cachescope.event.RunStats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the others differ in from the first run, and what the noise allows one to say of it.
 *
 * <p>Latencies are compared pair by pair, with 95 % intervals from the paired block bootstrap; a
 * difference below a twentieth is none, and of an interval whose ends are a factor of two apart
 * only the direction is told. Counts are taken as Poisson: a difference below three standard
 * deviations is none, and nothing is said of it.
 */
final class Differences {
  private static final int ENOUGH = 20;
  private static final double SAME = 0.05;
  private static final double DEVIATIONS = 3;

  private final List<RunStats> runs;
  private final List<Tally> tallies;
  private final long seed;
  private final int resamples;

  Differences(List<RunStats> runs, List<Tally> tallies, long seed, int resamples) {
    this.runs = runs;
    this.tallies = tallies;
    this.seed = seed;
    this.resamples = resamples;
  }

  List<RunDifference> all() {
    List<RunDifference> all = new ArrayList<>();
    for (int run = 1; run < runs.size(); run++) {
      reads(run, all);
      writes(run, all);
      count(run, Quantity.DATABASE_LOADS, RunStats::databaseLoads, "loads from the database", all);
      count(run, Quantity.STALE_READS, RunStats::staleReads, "stale reads", all);
      count(run, Quantity.LOST_WRITES, RunStats::lostWrites, "lost writes", all);
      count(run, Quantity.ERRORS, RunStats::errors, "requests left unanswered", all);
    }
    return all;
  }

  private void reads(int run, List<RunDifference> all) {
    long[][] pairs = pairs(run, true);
    if (pairs[0].length < ENOUGH) {
      return;
    }
    var bootstrap = new PairedBootstrap(pairs[0], pairs[1], seed);
    Intervals intervals = bootstrap.intervals(resamples);
    RunStats first = runs.getFirst();
    RunStats other = runs.get(run);
    add(
        run,
        Quantity.READ_MEAN,
        bootstrap.ratioOfMeans(),
        intervals.mean(),
        "mean of reads",
        first.read().mean(),
        other.read().mean(),
        all);
    add(
        run,
        Quantity.READ_MEDIAN,
        ratio((double) other.read().p50(), (double) first.read().p50()),
        intervals.median(),
        "median of reads",
        (double) first.read().p50(),
        (double) other.read().p50(),
        all);
    if (intervals.p99().known()) {
      add(
          run,
          Quantity.READ_P99,
          ratio((double) other.read().p99(), (double) first.read().p99()),
          intervals.p99(),
          "99th percentile of reads",
          (double) first.read().p99(),
          (double) other.read().p99(),
          all);
    }
  }

  private void writes(int run, List<RunDifference> all) {
    long[][] pairs = pairs(run, false);
    if (pairs[0].length < ENOUGH) {
      return;
    }
    var bootstrap = new PairedBootstrap(pairs[0], pairs[1], seed);
    add(
        run,
        Quantity.WRITE_MEAN,
        bootstrap.ratioOfMeans(),
        bootstrap.intervals(resamples).mean(),
        "mean of writes",
        runs.getFirst().write().mean(),
        runs.get(run).write().mean(),
        all);
  }

  /** The first run's latencies, and this run's, of the requests that both answered. */
  private long[][] pairs(int run, boolean reads) {
    Tally first = tallies.getFirst();
    Tally other = tallies.get(run);
    List<long[]> both = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      long a = reads ? first.latency(i) : first.writeLatency(i);
      long b = reads ? other.latency(i) : other.writeLatency(i);
      if (a > Tally.OPEN && b > Tally.OPEN) {
        both.add(new long[] {a, b});
      }
    }
    return new long[][] {
      both.stream().mapToLong(pair -> pair[0]).toArray(),
      both.stream().mapToLong(pair -> pair[1]).toArray()
    };
  }

  private void add(
      int run,
      Quantity quantity,
      double ratio,
      Interval interval,
      String what,
      double before,
      double after,
      List<RunDifference> all) {
    all.add(
        new RunDifference(
            run,
            quantity,
            ratio,
            interval.low(),
            interval.high(),
            sentence(run, what, ratio, interval, before, after)));
  }

  private String sentence(
      int run, String what, double ratio, Interval interval, double before, double after) {
    if (!interval.known() || interval.vague(SAME)) {
      return "";
    }
    String values =
        Figures.duration(Math.round(after)) + " against " + Figures.duration(Math.round(before));
    if (interval.within(1 - SAME, 1 + SAME)) {
      return "%s: the %s is the same within 5 %% (%s).".formatted(name(run), what, values);
    }
    if (interval.wide()) {
      return uneven(run, what, interval, values);
    }
    if (interval.below(1)) {
      return "%s: the %s is %s times lower %s: %s."
          .formatted(
              name(run),
              what,
              Conclusion.factor(1 / ratio),
              Conclusion.bounds(1 / interval.high(), 1 / interval.low()),
              values);
    }
    if (interval.above(1)) {
      return "%s: the %s is %s times higher %s: %s."
          .formatted(
              name(run),
              what,
              Conclusion.factor(ratio),
              Conclusion.bounds(interval.low(), interval.high()),
              values);
    }
    return "";
  }

  /** The direction alone, where the interval is too wide for a factor. */
  private String uneven(int run, String what, Interval interval, String values) {
    boolean higher = interval.above(1);
    return "%s: the %s is %s (%s), but too unevenly to say how much."
        .formatted(name(run), what, higher ? "higher" : "lower", values);
  }

  private void count(
      int run,
      Quantity quantity,
      ToLongFunction<RunStats> of,
      String what,
      List<RunDifference> all) {
    long before = of.applyAsLong(runs.getFirst());
    long after = of.applyAsLong(runs.get(run));
    if (before == 0 && after == 0) {
      return;
    }
    all.add(
        new RunDifference(
            run,
            quantity,
            ratio((double) after, (double) before),
            Double.NaN,
            Double.NaN,
            differ(before, after)
                ? "%s: %s %s instead of %s."
                    .formatted(name(run), Figures.count(after), what, Figures.count(before))
                : ""));
  }

  /** Whether two counts are farther apart than chance brings them. */
  static boolean differ(long before, long after) {
    return Math.abs(after - before) > DEVIATIONS * Math.sqrt((double) (before + after));
  }

  private String name(int run) {
    return runs.get(run).setup().name();
  }

  private static double ratio(double after, double before) {
    return before == 0 ? Double.NaN : after / before;
  }
}
