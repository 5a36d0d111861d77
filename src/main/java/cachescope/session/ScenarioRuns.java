package cachescope.session;

import cachescope.event.EventSink;
import cachescope.event.Intent;
import cachescope.event.LogView;
import cachescope.event.RedisStatus;
import cachescope.event.ScenarioFigures;
import cachescope.event.ScenarioFigures.State;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.ScenarioMeasured;
import cachescope.scenario.Condition;
import cachescope.scenario.Player;
import cachescope.scenario.Scenario;
import cachescope.scenario.ScenarioException;
import cachescope.scenario.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The scenario that is played, one at a time, on the session itself. Safe for any thread. */
public final class ScenarioRuns implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supplier<LogView> log;
  private final SettingsBook settings;
  private final Supplier<RedisStatus> redis;
  private final SessionClock clock;
  private final EventSink sink;
  private final Scenarios scenarios = new Scenarios();
  private Optional<Thread> playing = Optional.empty();
  private Optional<ScenarioFigures> plain = Optional.empty();

  public ScenarioRuns(
      Supplier<LogView> log,
      SettingsBook settings,
      Supplier<RedisStatus> redis,
      SessionClock clock,
      EventSink sink) {
    this.log = log;
    this.settings = settings;
    this.redis = redis;
    this.clock = clock;
    this.sink = sink;
  }

  /**
   * Plays a scenario; returns when it ended or was stopped. Where what must come out speaks of the
   * plain run and there was none with this seed, the plain one is played first.
   *
   * @throws IllegalArgumentException with a sentence where there is no such scenario or fix
   */
  void play(Intent.PlayScenario wish, Errands errands) {
    Scenario scenario = found(wish.scenario());
    long seed = wish.seed().orElse(scenario.seed());
    Scenario fixed = scenario.with(wish.fixes());
    begin();
    try {
      Player player =
          new Player(
              new LiveLaboratory(errands, log, settings, redis, clock),
              figures -> sink.tell(clock.now(), new ScenarioMeasured(figures)));
      if (wish.fixes().isEmpty() || needsPlain(fixed, seed)) {
        ScenarioFigures figures = player.play(scenario, List.of(), seed, Optional.empty());
        plain = Optional.of(figures);
        if (figures.state() == State.STOPPED) {
          return;
        }
      }
      if (!wish.fixes().isEmpty()) {
        player.play(scenario, wish.fixes(), seed, plain);
      }
    } finally {
      end();
    }
  }

  private Scenario found(String nameOrFile) {
    try {
      return scenarios.find(nameOrFile);
    } catch (ScenarioException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private boolean needsPlain(Scenario fixed, long seed) {
    boolean played =
        plain.isPresent()
            && plain.get().scenario().equals(fixed.name())
            && plain.get().seed() == seed
            && plain.get().state() != State.STOPPED;
    return !played && fixed.expect().stream().anyMatch(Condition::ofPlain);
  }

  private synchronized void begin() {
    if (playing.isPresent()) {
      throw new IllegalArgumentException("A scenario is being played; stop it first.");
    }
    playing = Optional.of(Thread.currentThread());
  }

  private synchronized void end() {
    playing = Optional.empty();
    notifyAll();
  }

  /** Ends the one that is played; what it changed is put back. */
  synchronized void stop() {
    playing.ifPresent(Thread::interrupt);
  }

  /** Ends the one that is played, and waits until it has ended, at most 5 s. */
  @Override
  public synchronized void close() {
    stop();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (playing.isPresent() && System.nanoTime() < deadline) {
        wait(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
