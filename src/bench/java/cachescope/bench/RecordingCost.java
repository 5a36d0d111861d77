package cachescope.bench;

import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.EventLog;
import cachescope.event.Freshness;
import cachescope.event.LoggedEvent;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestKind;
import cachescope.event.Timing;
import cachescope.metrics.Metrics;
import cachescope.metrics.MetricsSnapshot;
import cachescope.stage.Stage;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What it costs to record one hit: its three facts made, told, numbered, kept and folded, on one
 * thread. As many hits a round as the engine finds in one of its own at full speed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordingCost {
  private static final double BOUND = 1_000;
  private static final int ROUND = 100;
  private static final int USERS = 100;

  private final EventLog log = new EventLog(1 << 17, 1 << 19);
  private final Metrics metrics = new Metrics();
  private final Stage stage = new Stage();
  private final String[] keys = new String[USERS];
  private long requestId;

  public RecordingCost() {
    for (int i = 0; i < USERS; i++) {
      keys[i] = "user:" + (i + 1);
    }
  }

  static BenchResult measure() throws RunnerException {
    double fold = score("tellAndFold");
    var figures =
        Map.of(
            "telling alone ns", score("tell"),
            "with the snapshots of each round ns", score("tellFoldAndLook"),
            "hits a round", (double) ROUND,
            "load after", Machine.load());
    return BenchResult.atMost(BOUND, "recording", fold, "ns a hit").with(figures);
  }

  private static double score(String method) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(RecordingCost.class.getName() + "\\." + method + "$")
            .forks(2)
            .warmupIterations(5)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .build();
    return new Runner(options).runSingle().getPrimaryResult().getScore();
  }

  /** What the request's own thread pays; the queue is emptied, and nothing folded. */
  @org.openjdk.jmh.annotations.Benchmark
  @OperationsPerInvocation(ROUND)
  public int tell() {
    tellRound();
    return log.drain(Integer.MAX_VALUE, _ -> {});
  }

  /** With the engine's part. */
  @org.openjdk.jmh.annotations.Benchmark
  @OperationsPerInvocation(ROUND)
  public int tellAndFold() {
    tellRound();
    return log.drain(Integer.MAX_VALUE, this::fold);
  }

  /** With what the engine hands out after each round. */
  @org.openjdk.jmh.annotations.Benchmark
  @OperationsPerInvocation(ROUND)
  public MetricsSnapshot tellFoldAndLook() {
    tellRound();
    log.drain(Integer.MAX_VALUE, this::fold);
    stage.snapshot();
    return metrics.snapshot();
  }

  private void fold(LoggedEvent event) {
    stage.apply(event);
    metrics.apply(event);
  }

  private void tellRound() {
    for (int i = 0; i < ROUND; i++) {
      long id = ++requestId;
      long user = 1 + i % USERS;
      long at = id * 40_000;
      log.tell(at, new Requested(id, user, RequestKind.READ, Origin.WORKLOAD, at, 1));
      log.tell(at + 25_000, new Hit(id, keys[i % USERS], 1, 118, 24_000, 400));
      log.tell(at + 26_000, answered(id, user));
    }
  }

  private static Answered answered(long id, long user) {
    var timing = new Timing(24_000, 0, 0, 400);
    return new Answered(
        id, user, Outcome.HIT, true, 1, Freshness.FRESH, 26_000, 26_000, timing, "");
  }
}
