package cachescope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.ComparisonFigures;
import cachescope.event.Outcome;
import cachescope.event.SessionClock;
import cachescope.event.WorkloadSpec;
import cachescope.service.StoreException;
import cachescope.workload.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ComparisonTest {
  private static final WorkloadSpec FAST =
      new WorkloadSpec(WorkloadSpec.Shape.ZIPF, 20, 1, 1_000, 0.1, 1);

  private final SessionClock clock = SessionClock.system();
  private final Queue<ComparisonFigures> told = new ConcurrentLinkedQueue<>();

  /** Takes so long for whoever is not remembered. */
  private static final class Delayed implements Arm {
    private final long nanos;
    private final boolean remembers;
    private final Set<Long> known = ConcurrentHashMap.newKeySet();

    Delayed(Duration delay, boolean remembers) {
      this.nanos = delay.toNanos();
      this.remembers = remembers;
    }

    @Override
    public Outcome read(long userId, long due) {
      if (remembers && known.contains(userId)) {
        return Outcome.HIT;
      }
      LockSupport.parkNanos(nanos);
      known.add(userId);
      return remembers ? Outcome.MISS : Outcome.BYPASS;
    }

    @Override
    public void write(long userId, int number, long due) {
      known.remove(userId);
    }

    @Override
    public void writeBehindTheCache(long userId, int number) {}
  }

  private ComparisonFigures compare(Arm on, Arm off, List<Schedule.Due> schedule)
      throws InterruptedException {
    Comparison comparison = new Comparison(on, off, schedule, 1, clock, told::add);
    comparison.start();
    comparison.join();
    return told.stream().reduce((_, last) -> last).orElseThrow();
  }

  @Test
  void bothArmsGetTheSameRequests() throws InterruptedException {
    Duration delay = Duration.ofMillis(20);
    ComparisonFigures last =
        compare(new Delayed(delay, true), new Delayed(delay, false), Schedule.of(FAST, 500));
    assertThat(last.finished()).isTrue();
    assertThat(last.planned()).isEqualTo(500);
    assertThat(last.on().answered()).isEqualTo(500);
    assertThat(last.off().answered()).isEqualTo(500);
    assertThat(last.on().hits() + last.on().loads()).isEqualTo(last.off().loads());
    assertThat(last.on().loads()).isLessThan(last.off().loads());
    assertThat(last.ratio()).isBetween(last.ratioLow(), last.ratioHigh());
    assertThat(last.verdict()).contains("mean");
  }

  @Test
  void whoIsLeftUnansweredIsCountedAndNotCompared() throws InterruptedException {
    Arm broken =
        new Arm() {
          @Override
          public Outcome read(long userId, long due) {
            throw new StoreException("The database is gone.");
          }

          @Override
          public void write(long userId, int number, long due) {}

          @Override
          public void writeBehindTheCache(long userId, int number) {}
        };
    ComparisonFigures last =
        compare(broken, new Delayed(Duration.ZERO, false), Schedule.of(FAST, 50));
    assertThat(last.finished()).isTrue();
    assertThat(last.on().errors()).isPositive();
    assertThat(last.ratio()).isNaN();
    assertThat(last.verdict()).startsWith("Too few requests");
  }

  @Test
  void stoppedItTellsWhatItHas() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Arm hangs =
        new Arm() {
          @Override
          public Outcome read(long userId, long due) {
            begun.countDown();
            LockSupport.park();
            throw new StoreException("interrupted");
          }

          @Override
          public void write(long userId, int number, long due) {}

          @Override
          public void writeBehindTheCache(long userId, int number) {}
        };
    Comparison comparison =
        new Comparison(hangs, hangs, Schedule.of(FAST, 10_000), 1, clock, told::add);
    comparison.start();
    begun.await();
    comparison.stop();
    comparison.join();
    ComparisonFigures last = told.stream().reduce((_, figures) -> figures).orElseThrow();
    assertThat(last.finished()).isTrue();
    assertThat(last.on().errors()).isZero();
  }

  @Test
  void theScheduleIsTheSameForTheSameDescription() {
    assertThat(Schedule.of(FAST, 100)).isEqualTo(Schedule.of(FAST, 100)).hasSize(100);
    assertThat(Schedule.of(FAST, 100))
        .isSortedAccordingTo(java.util.Comparator.comparingLong(Schedule.Due::after));
  }
}
