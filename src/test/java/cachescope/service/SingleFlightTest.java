package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheEvent;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent.Joined;
import cachescope.event.RequestEvent.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One load for all who miss the same key: FAULTS 40. */
@Timeout(30)
class SingleFlightTest {
  private static final int CALLERS = 200;

  private final Bench bench = new Bench();
  private final CountDownLatch gate = new CountDownLatch(1);

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new StoreException("interrupted");
    }
  }

  private void until(java.util.function.BooleanSupplier fact) {
    while (!fact.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Everybody asks for user 1 while its load is held up; then the load goes on. */
  private List<Future<Answer>> crowd(ExecutorService threads) {
    bench.protect(p -> p.withSingleFlight(true));
    bench.store.beforeRead = () -> await(gate);
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      answers.add(threads.submit(() -> bench.get(1)));
    }
    until(() -> bench.all(Joined.class).size() == CALLERS - 1);
    return answers;
  }

  @Test
  void aCrowdCostsOneLoad() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = crowd(threads);
      gate.countDown();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().user()).isPresent();
        assertThat(answer.get().outcome()).isEqualTo(Outcome.MISS);
      }
    }
    assertThat(bench.store.loads).hasValue(1);
    long leader = bench.all(Joined.class).getFirst().leader();
    assertThat(bench.all(Joined.class)).allMatch(joined -> joined.leader() == leader);
  }

  @Test
  void aFailureIsSharedOnceAndNotKept() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = crowd(threads);
      bench.store.fail("It is down.");
      gate.countDown();
      for (Future<Answer> answer : answers) {
        assertThatThrownBy(answer::get).hasCauseInstanceOf(StoreException.class);
      }
    }
    assertThat(bench.store.loads).hasValue(1);
    assertThat(bench.all(Unanswered.class)).hasSize(CALLERS);
    bench.store.mend();
    assertThat(bench.get(1).user()).as("who comes later").isPresent();
  }

  @Test
  void whoGivesUpTakesNobodyWithIt() throws Exception {
    bench.protect(p -> p.withSingleFlight(true));
    var leads = new CountDownLatch(1);
    bench.store.beforeRead =
        () -> {
          if (bench.store.loads.get() == 1) {
            leads.countDown();
            try {
              gate.await();
            } catch (InterruptedException e) {
              throw StoreException.givenUp("given up");
            }
          }
        };
    var leader =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                bench.get(1);
              } catch (StoreException e) {
                assertThat(e.givenUp()).isTrue();
              }
            });
    leader.start();
    await(leads);
    var answer = new AtomicReference<Optional<User>>(Optional.empty());
    var follower = Thread.ofVirtual().start(() -> answer.set(bench.get(1).user()));
    until(() -> !bench.all(Joined.class).isEmpty());
    leader.interrupt();
    follower.join();
    assertThat(answer.get()).isPresent();
    assertThat(bench.store.loads).hasValue(2);
  }

  @Test
  void aDefectInTheLoaderHangsNobody() throws Exception {
    bench.protect(p -> p.withSingleFlight(true));
    bench.store.beforeRead =
        () -> {
          throw new IllegalStateException("a defect");
        };
    assertThatThrownBy(() -> bench.get(1)).isInstanceOf(IllegalStateException.class);
    bench.store.beforeRead = () -> {};
    assertThat(bench.get(1).user()).isPresent();
  }

  @Test
  void aReadAfterAWriteDoesNotJoinALoadFromBeforeIt() throws Exception {
    bench.protect(p -> p.withSingleFlight(true));
    var read = new CountDownLatch(1);
    bench.store.afterRead =
        () -> {
          if (bench.store.loads.get() == 1) {
            read.countDown();
            await(gate);
          }
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> first = threads.submit(() -> bench.get(1));
      await(read);
      bench.put(1, "Alicia");
      assertThat(bench.get(1).user().orElseThrow().name()).isEqualTo("Alicia");
      gate.countDown();
      assertThat(first.get().user().orElseThrow().version()).isEqualTo(1);
    }
  }

  @Test
  void whoLookedBeforeTheLoadLandedJoinsItAfterwards() {
    var flights = new Flights();
    Flights.Flight flight = Flights.Flight.of(1);
    assertThat(flights.joinOrLead("k", 10, flight)).isEqualTo(flight);
    flights.landed("k", flight, Optional.empty(), 100);
    assertThat(flights.joinOrLead("k", 99, Flights.Flight.of(2))).isEqualTo(flight);
    Flights.Flight later = Flights.Flight.of(3);
    assertThat(flights.joinOrLead("k", 101, later)).isEqualTo(later);
    flights.forget("k");
    Flights.Flight afterWrite = Flights.Flight.of(4);
    assertThat(flights.joinOrLead("k", 99, afterWrite)).isEqualTo(afterWrite);
  }

  @Test
  void withoutItEverybodyLoads() throws Exception {
    bench.store.beforeRead = () -> await(gate);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        threads.submit(() -> bench.get(1));
      }
      until(() -> bench.store.loads.get() == 20);
      gate.countDown();
    }
    List<CacheEvent> joined = new ArrayList<>(bench.all(Joined.class));
    assertThat(joined).isEmpty();
  }
}
