package cachescope.scenario;

import cachescope.event.Intent;
import cachescope.event.LogView;
import cachescope.event.LoggedEvent;
import cachescope.event.RedisStatus;
import cachescope.event.ScenarioFigures;
import cachescope.event.ScenarioFigures.Check;
import cachescope.event.ScenarioFigures.State;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One run of a scenario: its time, its steps, and the log folded from its beginning. Confined to
 * one thread.
 */
final class Run {
  private static final long ROUND = 2_000_000L;
  private static final long TELL = 200_000_000L;
  private static final Duration FACT_WITHIN = Duration.ofSeconds(15);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

  private final Laboratory laboratory;
  private final Scenario scenario;
  private final List<String> fixes;
  private final long seed;
  private final Settings first;
  private final Consumer<ScenarioFigures> told;
  private final Pending pending = new Pending();
  private final Set<Long> writers = new HashSet<>();
  private Tally tally;
  private long measuredFrom;
  private long next;
  private long began;
  private long waited;
  private long asked;
  private long lastTold;
  private String doing = "";

  Run(
      Laboratory laboratory,
      Scenario scenario,
      List<String> fixes,
      long seed,
      Settings first,
      Consumer<ScenarioFigures> told) {
    this.laboratory = laboratory;
    this.scenario = scenario;
    this.fixes = fixes;
    this.seed = seed;
    this.first = first;
    this.told = told;
    this.tally = new Tally(scenario.mark(), writers);
  }

  /** Does everything, and returns when every request was answered. */
  void conduct() throws InterruptedException {
    next = laboratory.log().lastSeq() + 1;
    began = laboratory.clock().now();
    measuredFrom = began;
    boolean measuring = scenario.measureFrom().isZero();
    for (Step step : scenario.steps()) {
      if (!measuring && step.at().compareTo(scenario.measureFrom()) >= 0) {
        measure();
        measuring = true;
      }
      awaitTime(step.at());
      doing = step.action().words();
      act(step.action());
    }
    if (!measuring) {
      measure();
    }
    awaitTime(scenario.lasts());
    doing = "waiting for the last answers";
    laboratory.wish(new Intent.StopWorkload());
    laboratory.settle();
    awaitAnswers();
  }

  /** Does the steps, and leaves what they began going. */
  void perform() throws InterruptedException {
    next = laboratory.log().lastSeq() + 1;
    began = laboratory.clock().now();
    measuredFrom = began;
    for (Step step : scenario.steps()) {
      awaitTime(step.at());
      doing = step.action().words();
      act(step.action());
      if (step.action() instanceof Action.Wish(var intent, String _) && changesKeys(intent)) {
        laboratory.settle();
      }
    }
    laboratory.settle();
  }

  /** What is asked after it is to meet what it did. */
  private static boolean changesKeys(Intent intent) {
    return intent instanceof Intent.ClearCache
        || intent instanceof Intent.ExpireIn
        || intent instanceof Intent.CorruptValue
        || intent instanceof Intent.FillMemory
        || intent instanceof Intent.Poison;
  }

  private void measure() throws InterruptedException {
    awaitTime(scenario.measureFrom());
    measuredFrom = laboratory.clock().now();
    tally = new Tally(scenario.mark(), writers);
  }

  private void act(Action action) throws InterruptedException {
    switch (action) {
      case Action.Wish(var intent, String _) -> {
        asked += requests(intent);
        laboratory.wish(intent);
      }
      case Action.Start(var spec) -> laboratory.wish(new Intent.StartWorkload(seeded(spec)));
      case Action.Change(var changes) ->
          laboratory.wish(
              new Intent.ChangeSettings(Player.settings(changes, laboratory.settings())));
      case Action.Await(String fact, int times) -> {
        standStill(times + " × " + fact, FACT_WITHIN, () -> pending.told(fact) >= times);
        pending.forget();
      }
      case Action.AwaitRedis _ -> awaitRedis(FACT_WITHIN);
      case Action.AwaitAnswers _ -> awaitAnswers();
    }
  }

  private static long requests(Intent intent) {
    if (intent instanceof Intent.AskAtOnce crowd) {
      return crowd.requests();
    }
    return intent instanceof Intent.Ask
            || intent instanceof Intent.Rename
            || intent instanceof Intent.Create
        ? 1
        : 0;
  }

  private WorkloadSpec seeded(WorkloadSpec spec) {
    return new WorkloadSpec(
        spec.shape(), spec.users(), spec.skew(), spec.ratePerSecond(), spec.writeShare(), seed);
  }

  private void awaitTime(Duration at) throws InterruptedException {
    while (time() < at.toNanos()) {
      pause(Math.min(ROUND, at.toNanos() - time()));
    }
    fold();
  }

  private void awaitAnswers() throws InterruptedException {
    standStill("the answers", ANSWERS_WITHIN, () -> pending.none(asked));
  }

  /** Waits until Redis is there and what it tells is heard. */
  void awaitRedis(Duration within) throws InterruptedException {
    standStill(
        "Redis",
        within,
        () -> {
          RedisStatus now = laboratory.redis();
          return switch (now.state()) {
            case CONNECTED -> now.notifications() || now.kind() == RedisStatus.Kind.EXTERNAL;
            case LIMITED -> true;
            case STARTING, HUNG, DOWN -> false;
          };
        });
  }

  /** Waits for something; the time of the scenario stands still meanwhile. */
  private void standStill(String what, Duration within, BooleanSupplier there)
      throws InterruptedException {
    long since = laboratory.clock().now();
    fold();
    while (!there.getAsBoolean()) {
      if (laboratory.clock().now() - since > within.toNanos()) {
        throw new IllegalArgumentException(
            "It waited " + within.toSeconds() + " s for " + what + ", in vain.");
      }
      pause(ROUND);
    }
    waited += laboratory.clock().now() - since;
  }

  private void pause(long nanos) throws InterruptedException {
    fold();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (began != 0 && laboratory.clock().now() - lastTold > TELL) {
      tell(State.RUNNING, doing);
    }
    LockSupport.parkNanos(Math.max(50_000, nanos));
  }

  private long time() {
    return laboratory.clock().now() - began - waited;
  }

  private void fold() {
    if (next == 0) {
      return;
    }
    LogView log = laboratory.log();
    if (log.firstSeq() > next) {
      throw new IllegalArgumentException(
          "More happened than the log keeps, so this run cannot be measured.");
    }
    for (; next <= log.lastSeq(); next++) {
      Optional<LoggedEvent> event = log.at(next);
      if (event.isPresent()) {
        pending.apply(event.get());
        if (event.get().at() >= measuredFrom) {
          tally.apply(event.get());
        }
      }
    }
  }

  Numbers numbers() {
    return tally.numbers();
  }

  void tell(State state, String words) {
    lastTold = laboratory.clock().now();
    told.accept(figures(state, words, List.of()));
  }

  ScenarioFigures figures(State state, String words, List<Check> checks) {
    Duration planned = scenario.lasts();
    Duration done =
        switch (state) {
          case PREPARING -> Duration.ZERO;
          case RUNNING, STOPPED ->
              began == 0
                  ? Duration.ZERO
                  : Duration.ofNanos(Math.clamp(time(), 0, planned.toNanos()));
          case HELD, FAILED -> planned;
        };
    return new ScenarioFigures(
        scenario.name(),
        fixes,
        seed,
        state,
        done,
        planned,
        words,
        first,
        state == State.PREPARING ? List.of() : numbers().list(),
        checks);
  }
}
