package cachescope.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.SessionEvent.EventsLeftOut;
import cachescope.event.SessionEvent.RunEnded;
import cachescope.event.SessionEvent.RunStarted;
import cachescope.event.SessionEvent.SettingsChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private static final int PRODUCERS = 8;

  @Test
  void everyFactHasItsNumberAndEachProducersOrderIsKept() throws Exception {
    var log = new EventLog(1 << 16, 10_000);
    produce(5_000, (producer, i) -> log.tell(i, new LoadQueued(producer, i, 1)));
    List<LoggedEvent> drained = drain(log);
    assertThat(drained).hasSize(PRODUCERS * 5_000);
    long[] last = new long[PRODUCERS];
    for (int i = 0; i < drained.size(); i++) {
      assertThat(drained.get(i).seq()).isEqualTo(i + 1L);
      var event = (LoadQueued) drained.get(i).event();
      assertThat(event.userId()).isEqualTo(last[(int) event.requestId()] + 1);
      last[(int) event.requestId()]++;
    }
  }

  @Test
  void whatDoesNotFitIsCountedToTheLastOne() throws Exception {
    var log = new EventLog(256, 10_000);
    var drained = new ArrayList<LoggedEvent>();
    var done = new CountDownLatch(1);
    Thread engine =
        Thread.ofPlatform()
            .start(() -> {
              while (done.getCount() > 0) {
                log.drain(100, drained::add);
              }
            });
    produce(
        20_000,
        (producer, i) -> {
          Outcome outcome = Outcome.values()[(int) (i % 4)];
          log.tell(i, decided(outcome));
          log.tell(i, answered(outcome, 1_000));
        });
    done.countDown();
    engine.join();
    drained.addAll(drain(log));
    long[] decided = new long[4];
    long[] answers = new long[4];
    for (LoggedEvent logged : drained) {
      switch (logged.event()) {
        case Answered answered -> answers[answered.outcome().ordinal()]++;
        case CacheCallEvent call -> decided[Outcome.decidedBy(call).orElseThrow().ordinal()]++;
        case EventsLeftOut left -> {
          left.outcomes().forEach((outcome, count) -> decided[outcome.ordinal()] += count);
          left.latency()
              .forEach((outcome, tally) ->
                  answers[outcome.ordinal()] += LongStream.of(tally.counts()).sum());
          assertThat(left.byType().values().stream().mapToLong(Long::longValue).sum())
              .isEqualTo(
                  left.outcomes().values().stream().mapToLong(Long::longValue).sum()
                      + left.byType().getOrDefault("Answered", 0L));
        }
        default -> throw new AssertionError(logged);
      }
    }
    assertThat(decided).containsOnly(PRODUCERS * 5_000L);
    assertThat(answers).containsOnly(PRODUCERS * 5_000L);
  }

  @Test
  void leftOutEventsKeepTheirTimesOutcomesAndLatencies() {
    var log = new EventLog(2, 10);
    log.tell(1, decided(Outcome.HIT));
    log.tell(2, answered(Outcome.HIT, 1));
    log.tell(3, decided(Outcome.HIT));
    log.tell(4, answered(Outcome.HIT, 150_000));
    log.tell(5, decided(Outcome.MISS));
    log.tell(6, new CacheFailed(1, "user:1", CacheOperation.SETEX, CacheFault.CUT, "", 1));
    log.tell(7, new Unanswered(1, 1, RequestKind.READ, Outcome.MISS, "", 1));
    log.tell(8, new Unanswered(1, 1, RequestKind.WRITE, Outcome.BYPASS, "", 1));
    List<LoggedEvent> drained = drain(log);
    assertThat(drained).hasSize(3);
    var left = (EventsLeftOut) drained.getLast().event();
    assertThat(left.from()).isEqualTo(3);
    assertThat(left.to()).isEqualTo(8);
    assertThat(left.outcomes())
        .hasSize(2)
        .containsEntry(Outcome.HIT, 1L)
        .containsEntry(Outcome.MISS, 1L);
    assertThat(left.byType()).containsEntry("Answered", 1L).containsEntry("Unanswered", 2L);
    assertThat((double) left.latency().get(Outcome.HIT).nanos()[0])
        .isCloseTo(150_000, within(150.0));
    assertThat(drain(log)).isEmpty();
  }

  @Test
  void recentEventsStayReadableAndOldOnesGo() {
    var log = new EventLog(1 << 15, KeptEvents.CHUNK);
    for (int i = 1; i <= 5 * KeptEvents.CHUNK / 2; i++) {
      log.tell(i, new RunEnded(i));
      log.drain(10, event -> {});
      assertThat(log.view().lastSeq() - log.view().firstSeq() + 1)
          .isBetween(Math.min(i, (long) KeptEvents.CHUNK), 2L * KeptEvents.CHUNK);
    }
    assertThat(log.view().at(log.view().firstSeq() - 1)).isEmpty();
    assertThat(log.view().at(log.view().lastSeq() + 1)).isEmpty();
    for (long seq = log.view().firstSeq(); seq <= log.view().lastSeq(); seq++) {
      assertThat(log.view().at(seq).orElseThrow().at()).isEqualTo(seq);
    }
  }

  @Test
  void aMomentHasTheEventsUpToTheFirstLaterOne() {
    var log = new EventLog(1 << 15, 2 * KeptEvents.CHUNK);
    int n = 5 * KeptEvents.CHUNK + 17;
    for (int i = 1; i <= n; i++) {
      // Every tenth event comes in late: it was told earlier than the one before it.
      log.tell(i % 10 == 0 ? i - 5 : i, new RunEnded(i));
      log.drain(10, event -> {});
    }
    LogView view = log.view();
    assertThat(view.seqAt(n)).isEqualTo(view.lastSeq());
    assertThat(view.seqAt(view.firstSeq() - 2)).isEqualTo(view.firstSeq() - 1);
    long slow = view.firstSeq() - 1;
    for (long t = view.firstSeq(); t <= n; t++) {
      while (slow < n && view.at(slow + 1).orElseThrow().at() <= t) {
        slow++;
      }
      assertThat(view.seqAt(t)).as("at %d", t).isEqualTo(slow);
    }
  }

  @Test
  void aViewStaysAsItWas() {
    var log = new EventLog(1 << 15, KeptEvents.CHUNK);
    log.tell(1, new RunEnded(1));
    log.drain(10, event -> {});
    LogView before = log.view();
    for (int i = 2; i <= 4 * KeptEvents.CHUNK; i++) {
      log.tell(i, new RunEnded(i));
      log.drain(10, event -> {});
    }
    assertThat(before.lastSeq()).isEqualTo(1);
    assertThat(before.at(1).orElseThrow().event()).isEqualTo(new RunEnded(1));
    assertThat(before.at(2)).isEmpty();
    assertThat(log.view().at(1)).isEmpty();
  }

  @Test
  void anEmptyLogHasNothing() {
    var log = new EventLog(16, 16);
    assertThat(log.view().lastSeq()).isZero();
    assertThat(log.view().firstSeq()).isEqualTo(1);
    assertThat(log.view().at(0)).isEmpty();
    assertThat(log.view().at(1)).isEmpty();
    assertThat(drain(log)).isEmpty();
  }

  @Test
  void runAndSettingsInForceAreStamped() {
    var log = new EventLog(16, 16);
    log.tell(1, new SettingsChanged(3, Settings.CLASSIC));
    log.tell(2, new RunStarted(7, WorkloadSpec.CLASSIC));
    log.tell(3, new LoadQueued(1, 1, 1));
    log.tell(4, new RunEnded(7));
    log.tell(5, new LoadQueued(1, 1, 1));
    List<LoggedEvent> drained = drain(log);
    assertThat(drained).extracting(LoggedEvent::run).containsExactly(0, 7, 7, 7, 0);
    assertThat(drained).extracting(LoggedEvent::settingsRev).containsOnly(3);
  }

  @Test
  void aDrainIsBounded() {
    var log = new EventLog(16, 16);
    for (int i = 0; i < 10; i++) {
      log.tell(i, new RunEnded(i));
    }
    assertThat(log.drain(4, event -> {})).isEqualTo(4);
    assertThat(log.drain(100, event -> {})).isEqualTo(6);
    assertThat(log.drain(100, event -> {})).isZero();
  }

  private interface Producer {
    void tell(int producer, long i);
  }

  /** Tells 1 to n, from each of the producers at once. */
  private static void produce(int n, Producer each) throws InterruptedException {
    var start = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    for (int p = 0; p < PRODUCERS; p++) {
      int producer = p;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  return;
                }
                for (long i = 1; i <= n; i++) {
                  each.tell(producer, i);
                }
              }));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static CacheCallEvent decided(Outcome outcome) {
    return switch (outcome) {
      case HIT -> new Hit(1, "user:1", 1, 118, 1, 1);
      case MISS -> new Missed(1, "user:1", MissCause.ABSENT, "", 1);
      case BYPASS -> new Bypassed(1, "user:1", BypassReason.CACHE_OFF);
      case CACHE_ERROR -> new CacheFailed(1, "user:1", CacheOperation.GET, CacheFault.CUT, "", 1);
    };
  }

  private static Answered answered(Outcome outcome, long fromIntended) {
    return new Answered(1, 1, outcome, true, 1, Freshness.FRESH, 1, fromIntended, Timing.NONE, "");
  }

  private static List<LoggedEvent> drain(EventLog log) {
    var drained = new ArrayList<LoggedEvent>();
    while (log.drain(1_000, drained::add) > 0) {
      continue;
    }
    return drained;
  }
}
