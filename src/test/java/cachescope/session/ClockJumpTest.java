package cachescope.session;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.database.DatabaseAddress;
import cachescope.database.JdbcUserStore;
import cachescope.event.EventLog;
import cachescope.event.Intent;
import cachescope.event.LoggedEvent;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.ClockJumped;
import cachescope.event.Settings;
import cachescope.recording.Recorder;
import cachescope.redis.RedisLink;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.service.UserService;
import cachescope.uses.Uses;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULTS 56: the machine sleeps, or somebody sets its clock. */
class ClockJumpTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong nanos = new AtomicLong(77);
  private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.EPOCH);
  private final SessionClock clock = new SessionClock(nanos::get, wall::get);
  private final ClockWatch watch = new ClockWatch(clock);

  @TempDir Path folder;

  private void pass(long monotonic, Duration ofWall) {
    // The monotonic one last: the engine looks only after it went on.
    wall.set(wall.get().plus(ofWall));
    nanos.addAndGet(monotonic);
  }

  @Test
  void aSleepOfTheMachineIsNoticedOnce() {
    pass(2 * SECOND, Duration.ofSeconds(2));
    assertThat(watch.jump(clock.now())).isEmpty();
    pass(2 * SECOND, Duration.ofSeconds(32));
    assertThat(watch.jump(clock.now())).contains(Duration.ofSeconds(30));
    pass(2 * SECOND, Duration.ofSeconds(2));
    assertThat(watch.jump(clock.now())).isEmpty();
  }

  @Test
  void aClockThatIsSetBackIsNoticedAndTimeGoesOn() {
    pass(2 * SECOND, Duration.ofSeconds(-3_600));
    assertThat(watch.jump(clock.now())).contains(Duration.ofSeconds(-3_602));
    assertThat(clock.now()).isEqualTo(2 * SECOND);
  }

  @Test
  void aProgramThatWasStoppedForHalfAMinuteHasNoJump() {
    pass(30 * SECOND, Duration.ofSeconds(30));
    assertThat(watch.jump(clock.now())).isEmpty();
  }

  @Test
  void smallDriftIsNone() {
    for (int i = 0; i < 100; i++) {
      pass(2 * SECOND, Duration.ofMillis(2_040));
      assertThat(watch.jump(clock.now())).isEmpty();
    }
  }

  @Test
  void theEngineLogsItAndReadsTheKeysAgain() throws Exception {
    EventLog log = new EventLog(1 << 10, 8_192);
    CountDownLatch resynced = new CountDownLatch(1);
    SettingsBook settings = new SettingsBook(Settings.CLASSIC, clock, log);
    var store = new JdbcUserStore(DatabaseAddress.inMemory(), 1, clock, log);
    var server = new RedisServer(RedisBinaries.usual(), folder);
    var link = new RedisLink(server, clock, log, Duration.ofMillis(200), () -> {});
    var service = new UserService(link, store, settings, clock, log);
    OnOff none = (spec, requests, now, figures) -> {};
    var runs =
        new Runs(
            service,
            store,
            settings,
            none,
            new WhatIf(folder, clock),
            new OwnServersRuns(folder, clock),
            clock,
            log);
    var recorder = new Recorder(log::view, log, clock, "test", folder);
    RedisErrands redis =
        new RedisErrands() {
          @Override
          public void run(Intent.ForRedis wish) {}

          @Override
          public void resync() {
            resynced.countDown();
          }
        };
    var scenarios = new ScenarioRuns(log::view, settings, link::status, clock, log);
    try (var errands =
            new Errands(
                service,
                store,
                redis,
                runs,
                recorder,
                scenarios,
                new RaceRoom(folder, clock),
                new Uses(
                    link,
                    () -> {
                      throw new IllegalStateException("nobody asks");
                    },
                    clock,
                    log),
                new LiveRoom(folder, clock, log),
                new LessonRoom(
                    log::view, settings, link::status, folder, Optional.empty(), clock, log),
                settings,
                clock,
                log);
        var engine = new Engine(clock, log, settings, errands)) {
      engine.start();
      pass(2 * SECOND, Duration.ofSeconds(32));
      assertThat(resynced.await(10, TimeUnit.SECONDS)).isTrue();
      engine.close();
    }
    log.drain(1 << 10, event -> {});
    var view = log.view();
    Optional<LoggedEvent> jumped = Optional.empty();
    for (long seq = view.firstSeq(); seq <= view.lastSeq(); seq++) {
      LoggedEvent event = view.at(seq).orElseThrow();
      assertThat(event.at()).isBetween(0L, 2 * SECOND);
      jumped = event.event() instanceof ClockJumped ? Optional.of(event) : jumped;
    }
    // The clock is looked at while the engine runs; it jumped after the session began.
    assertThat(jumped)
        .map(event -> ((ClockJumped) event.event()).by())
        .contains(Duration.ofSeconds(30));
    link.close();
    service.close();
    store.close();
  }
}
