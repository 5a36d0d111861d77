package cachescope.compare;

import cachescope.event.LatencyFigures;
import cachescope.event.LatencyTally;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.event.SessionClock;
import cachescope.event.WorkloadSpec;
import cachescope.metrics.Totals;
import cachescope.workload.Schedule.Due;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Two to eight configurations on the same requests at the same moments, each against the first.
 *
 * <p>Sent as a {@link Contest}; latencies come from it, counts from each run's own facts.
 */
public final class RunsComparison {
  /** Fewest and most configurations. */
  public static final int FEWEST = 2;

  public static final int MOST = 8;

  private static final long PROGRESS = 500_000_000L;
  private static final int RESAMPLES = 2_000;
  private static final int PROGRESS_RESAMPLES = 100;
  private static final long LONGEST = 3_600_000_000_000L;
  private static final double SECOND = 1e9;

  private final WorkloadSpec spec;
  private final List<Contestant> contestants;
  private final SessionClock clock;
  private final Consumer<RunsFigures> told;
  private final Contest contest;
  private final Thread caller;
  private long began;

  /**
   * To be made and run by the same thread.
   *
   * @param contestants the first is the one that the others are compared with
   * @param schedule of {@code spec}, at least one request
   * @param told is given figures about twice a second and, once, the last ones
   */
  public RunsComparison(
      WorkloadSpec spec,
      List<Contestant> contestants,
      List<Due> schedule,
      SessionClock clock,
      Consumer<RunsFigures> told) {
    if (contestants.size() < FEWEST || contestants.size() > MOST) {
      throw new IllegalArgumentException(
          "from "
              + FEWEST
              + " to "
              + MOST
              + " configurations can be compared, not "
              + contestants.size());
    }
    this.spec = spec;
    this.contestants = List.copyOf(contestants);
    this.clock = clock;
    this.told = told;
    this.caller = Thread.currentThread();
    this.contest =
        new Contest(
            contestants.stream().map(Contestant::arm).toList(),
            schedule,
            spec.seed(),
            clock,
            () -> LockSupport.unpark(caller));
  }

  /**
   * Runs it from beginning to end; once only.
   *
   * @return the last figures, which were told as well
   * @throws InterruptedException where it was interrupted; what was measured until then is told
   */
  public RunsFigures run() throws InterruptedException {
    began = clock.now();
    contest.start();
    while (contest.goesOn() && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, PROGRESS);
      if (contest.goesOn()) {
        told.accept(figures(PROGRESS_RESAMPLES, false));
      }
    }
    boolean interrupted = Thread.interrupted();
    contest.stop();
    contest.end();
    RunsFigures last = figures(RESAMPLES, true);
    told.accept(last);
    if (interrupted) {
      throw new InterruptedException();
    }
    return last;
  }

  private RunsFigures figures(int resamples, boolean last) {
    List<RunStats> runs = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      runs.add(stats(contestants.get(i), contest.tallies().get(i)));
    }
    int done = contest.done();
    return new RunsFigures(
        spec,
        last ? done : contest.planned(),
        done,
        runs,
        new Differences(runs, contest.tallies(), spec.seed(), resamples).all());
  }

  private RunStats stats(Contestant one, Tally tally) {
    Totals totals = one.totals();
    LatencyFigures read = latencies(reads(tally));
    LatencyFigures write = latencies(writes(tally));
    return new RunStats(
        one.setup(),
        read.count(),
        totals.hits(),
        totals.misses(),
        totals.bypasses(),
        totals.cacheErrors(),
        tally.errors(),
        write.count(),
        totals.databaseLoads(),
        totals.staleReads(),
        totals.lostWrites(),
        totals.evictions(),
        one.usedMemory(),
        (tally.until() - began) / SECOND,
        one.aloneHit(),
        one.aloneMiss(),
        read,
        write);
  }

  private static long[] reads(Tally tally) {
    long[] values = new long[tally.size()];
    Arrays.setAll(values, tally::latency);
    return values;
  }

  private static long[] writes(Tally tally) {
    long[] values = new long[tally.size()];
    Arrays.setAll(values, tally::writeLatency);
    return values;
  }

  private static LatencyFigures latencies(long[] values) {
    Histogram histogram = new Histogram(LONGEST, 3);
    double sum = 0;
    for (long value : values) {
      if (value > Tally.OPEN) {
        histogram.recordValue(Math.min(value, LONGEST));
        sum += value;
      }
    }
    long count = histogram.getTotalCount();
    if (count == 0) {
      return LatencyFigures.NONE;
    }
    return new LatencyFigures(
        count,
        sum / count,
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(90),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getMaxValue(),
        tally(histogram));
  }

  private static LatencyTally tally(Histogram histogram) {
    List<Long> nanos = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    histogram
        .recordedValues()
        .forEach(step -> {
          nanos.add(step.getValueIteratedTo());
          counts.add(step.getCountAddedInThisIterationStep());
        });
    return new LatencyTally(
        nanos.stream().mapToLong(Long::longValue).toArray(),
        counts.stream().mapToLong(Long::longValue).toArray());
  }
}
