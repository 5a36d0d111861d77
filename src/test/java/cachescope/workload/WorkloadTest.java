package cachescope.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cachescope.database.DatabaseAddress;
import cachescope.database.JdbcUserStore;
import cachescope.event.CacheEvent;
import cachescope.event.DatabaseEvent.DatabaseFailed;
import cachescope.event.NumberedSettings;
import cachescope.event.Origin;
import cachescope.event.RequestEvent.GivenUp;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.RequestKind;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import cachescope.event.WorkloadSpec.Shape;
import cachescope.service.MemoryCache;
import cachescope.service.MemoryStore;
import cachescope.service.UserService;
import cachescope.service.UserStore;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  private static final Settings SLOW = Settings.CLASSIC.withDatabaseDelay(Duration.ofSeconds(60));

  private final Queue<CacheEvent> told = new ConcurrentLinkedQueue<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final SessionClock clock = SessionClock.system();

  @Test
  void aScanAsksForEachUserOnceAndFinishesByItself() throws Exception {
    var spec = new WorkloadSpec(Shape.SCAN, 300, 0, 20_000, 0, 1);
    workload(spec, new MemoryStore(300), Settings.CLASSIC, 1_000).start();
    assertThat(finished.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(all(Requested.class))
        .extracting(Requested::userId)
        .doesNotHaveDuplicates()
        .hasSize(300);
    assertThat(all(Requested.class)).allMatch(request -> request.origin() == Origin.WORKLOAD);
  }

  @Test
  void requestsThatDoNotComeBackHoldNoneUp() throws Exception {
    var spec = new WorkloadSpec(Shape.UNIFORM, 100, 0, 5_000, 0, 1);
    try (JdbcUserStore store = slowDatabase()) {
      Workload workload = workload(spec, store, SLOW, 50_000);
      workload.start();
      until(() -> all(Requested.class).size() >= 500);
      assertThat(workload.inFlight()).isGreaterThanOrEqualTo(500);
      workload.stop();
      assertThat(workload.inFlight()).isZero();
    }
    assertThat(finished.getCount()).isZero();
    assertThat(all(GivenUp.class)).hasSameSizeAs(all(Requested.class));
    assertThat(all(Unanswered.class)).isEmpty();
    assertThat(all(DatabaseFailed.class)).isEmpty();
  }

  @Test
  void whatIsNotSentIsCountedAndTold() throws Exception {
    var spec = new WorkloadSpec(Shape.SCAN, 500, 0, 20_000, 0, 1);
    try (JdbcUserStore store = slowDatabase()) {
      Workload workload = workload(spec, store, SLOW, 100);
      workload.start();
      until(() -> !all(Noticed.class).isEmpty());
      workload.stop();
    }
    assertThat(all(Requested.class)).hasSize(100);
    assertThat(all(Noticed.class))
        .extracting(Noticed::sentence)
        .containsExactly("400 requests were not sent, because 100 were under way already.");
  }

  @Test
  void theSameDescriptionSendsTheSameRequests() throws Exception {
    var spec = new WorkloadSpec(Shape.SCAN, 200, 0, 20_000, 0.3, 7);
    workload(spec, new MemoryStore(200), Settings.CLASSIC, 1_000).start();
    assertThat(finished.await(30, TimeUnit.SECONDS)).isTrue();
    List<Long> writes =
        all(Requested.class).stream()
            .filter(request -> request.kind() == RequestKind.WRITE)
            .map(Requested::userId)
            .sorted()
            .toList();
    var again = Requests.of(spec);
    List<Long> expected =
        Stream.generate(again::next)
            .limit(200)
            .filter(request -> request.write())
            .map(request -> request.userId())
            .toList();
    assertThat(writes).isEqualTo(expected).hasSizeBetween(40, 80);
  }

  @Test
  void eachRequestHasATimeOfItsOwnWhateverHappens() throws Exception {
    var spec = new WorkloadSpec(Shape.SCAN, 50, 0, 2_000, 0, 7);
    long before = clock.now();
    workload(spec, new MemoryStore(50), Settings.CLASSIC, 1_000).start();
    assertThat(finished.await(30, TimeUnit.SECONDS)).isTrue();
    var arrivals = new Arrivals(2_000, 0, new SplittableRandom(~7L));
    long[] planned = new long[50];
    for (int i = 0; i < 50; i++) {
      planned[i] = arrivals.next();
    }
    List<Requested> sent =
        all(Requested.class).stream()
            .sorted((a, b) -> Long.compare(a.userId(), b.userId()))
            .toList();
    long start = sent.getFirst().intendedAt() - planned[0];
    assertThat(start).isGreaterThanOrEqualTo(before);
    for (int i = 0; i < 50; i++) {
      assertThat(sent.get(i).intendedAt() - start).isCloseTo(planned[i], within(1L));
    }
  }

  @Test
  void arrivalsHaveTheRateAndTheSpreadOfPoisson() {
    var arrivals = new Arrivals(1_000, 0, new SplittableRandom(3));
    int[] perTenth = new int[100];
    long last = 0;
    int n = 0;
    for (long at = arrivals.next(); at < 10_000_000_000L; at = arrivals.next()) {
      assertThat(at).isGreaterThanOrEqualTo(last);
      last = at;
      perTenth[(int) (at / 100_000_000L)]++;
      n++;
    }
    assertThat(n).isCloseTo(10_000, within(400));
    double variance = 0;
    for (int count : perTenth) {
      variance += (count - 100.0) * (count - 100.0) / perTenth.length;
    }
    assertThat(variance).isBetween(50.0, 170.0);
  }

  private JdbcUserStore slowDatabase() {
    var store = new JdbcUserStore(DatabaseAddress.inMemory(), 3, clock, this::tell);
    store.open();
    return store;
  }

  private Workload workload(
      WorkloadSpec spec, UserStore store, Settings settings, int mostInFlight) {
    var numbered = new NumberedSettings(1, settings);
    var service = new UserService(new MemoryCache(), store, () -> numbered, clock, this::tell);
    return new Workload(spec, service, clock, this::tell, finished::countDown, mostInFlight);
  }

  private void tell(long at, CacheEvent event) {
    told.add(event);
  }

  private <T extends CacheEvent> List<T> all(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static void until(BooleanSupplier fact) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!fact.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 30 s").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
