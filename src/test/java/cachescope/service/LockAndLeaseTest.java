package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheFault;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent.FillRefused;
import cachescope.event.PatternEvent.LeaseAsked;
import cachescope.event.PatternEvent.LockAsked;
import cachescope.event.PatternEvent.Refusal;
import cachescope.event.PatternEvent.Unlocked;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who may load and who may fill, among several instances: FAULTS 41 and 42. */
class LockAndLeaseTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private final ByHand byHand = new ByHand();
  private final Bench bench = new Bench(byHand);
  private final UserJson json = new UserJson();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whoLoadsHoldsTheLockAndGivesItBack() {
    bench.protect(p -> p.withLock(TWO_SECONDS));
    bench.store.beforeRead =
        () -> assertThat(bench.cache.values).containsKey("user:1:lock").doesNotContainKey("user:1");
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.MISS);
    assertThat(bench.cache.values).containsKey("user:1").doesNotContainKey("user:1:lock");
    assertThat(bench.all(Unlocked.class)).singleElement().matches(Unlocked::stillOurs);
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.HIT);
  }

  @Test
  void whoDoesNotHaveTheLockTakesWhatItsHolderStored() {
    bench.protect(p -> p.withLock(TWO_SECONDS));
    bench.cache.values.put("user:1:lock", bytes("{\"lock\":\"ab\"}"));
    User stored = new User(1, "Stored", "s@example.com", 1);
    byHand.inPause = () -> bench.cache.values.put("user:1", json.encode(stored, 5, 0));
    Answer answer = bench.get(1);
    assertThat(answer.user()).contains(stored);
    assertThat(answer.outcome()).as("its own look found nothing").isEqualTo(Outcome.MISS);
    assertThat(answer.timing().joined()).isPositive();
    assertThat(bench.store.loads).hasValue(0);
    assertThat(bench.cache.values).as("not ours to give back").containsKey("user:1:lock");
  }

  @Test
  void aHolderThatDiesLeavesTheLockToTheNextWhenItsTimeIsOver() {
    bench.protect(p -> p.withLock(TWO_SECONDS));
    bench.cache.values.put("user:1:lock", bytes("{\"lock\":\"ab\"}"));
    byHand.inPause =
        () -> {
          if (bench.nanos.get() >= TWO_SECONDS.toNanos()) {
            bench.cache.values.remove("user:1:lock");
          }
        };
    assertThat(bench.get(1).user()).isPresent();
    assertThat(bench.store.loads).hasValue(1);
    assertThat(bench.all(LockAsked.class))
        .extracting(LockAsked::taken)
        .containsExactly(false, true);
  }

  @Test
  void aLockThatNeverComesFreeHoldsUpNobodyForEver() {
    bench.protect(p -> p.withLock(TWO_SECONDS));
    bench.cache.values.put("user:1:lock", bytes("{\"lock\":\"ab\"}"));
    assertThat(bench.get(1).user()).isPresent();
    assertThat(Duration.ofNanos(bench.nanos.get())).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void anotherHoldersLockIsNotGivenBack() {
    bench.protect(p -> p.withLock(TWO_SECONDS));
    bench.store.beforeRead =
        () -> bench.cache.values.put("user:1:lock", bytes("{\"lock\":\"cd\"}"));
    bench.get(1);
    assertThat(bench.all(Unlocked.class)).singleElement().matches(e -> !e.stillOurs());
    assertThat(bench.cache.values).containsKey("user:1:lock");
  }

  @Test
  void theLockIsGivenBackWhereTheLoadFails() {
    bench.protect(p -> p.withLock(TWO_SECONDS));
    bench.store.fail("It is down.");
    assertThatThrownBy(() -> bench.get(1)).isInstanceOf(StoreException.class);
    assertThat(bench.cache.values).isEmpty();
  }

  @Test
  void aWriteTakesTheLeaseBackAndTheLateFillWithIt() {
    bench.protect(p -> p.withLease(TWO_SECONDS));
    bench.store.afterRead =
        () -> {
          assertThat(bench.value(1)).startsWith("{\"lease\":");
          bench.store.afterRead = () -> {};
          bench.put(1, "Alicia");
        };
    assertThat(bench.get(1).user().orElseThrow().version()).isEqualTo(1);
    assertThat(bench.all(FillRefused.class))
        .singleElement()
        .matches(e -> e.why() == Refusal.LEASE_LOST && e.version() == 1);
    assertThat(bench.cache.values).isEmpty();
    assertThat(bench.get(1).user().orElseThrow().version()).isEqualTo(2);
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.HIT);
  }

  @Test
  void theClassicWayStoresTheLateFill() {
    bench.store.afterRead =
        () -> {
          bench.store.afterRead = () -> {};
          bench.put(1, "Alicia");
        };
    bench.get(1);
    assertThat(bench.get(1).user().orElseThrow().version()).as("stale, and stays so").isEqualTo(1);
  }

  @Test
  void whoHasNoLeaseAsksAgainUntilTheValueIsThere() {
    bench.protect(p -> p.withLease(TWO_SECONDS));
    bench.cache.values.put("user:1", bytes("{\"lease\":\"ab\"}"));
    User stored = new User(1, "Stored", "s@example.com", 1);
    byHand.inPause = () -> bench.cache.values.put("user:1", json.encode(stored, 5, 0));
    assertThat(bench.get(1).user()).contains(stored);
    assertThat(bench.store.loads).hasValue(0);
    assertThat(bench.all(LeaseAsked.class)).singleElement().matches(e -> !e.granted());
  }

  @Test
  void aLeaseThatFillsNothingIsGivenBack() {
    bench.protect(p -> p.withLease(TWO_SECONDS));
    assertThat(bench.get(9).user()).isEmpty();
    assertThat(bench.cache.values).isEmpty();
    bench.store.fail("It is down.");
    assertThatThrownBy(() -> bench.get(1)).isInstanceOf(StoreException.class);
    assertThat(bench.cache.values).isEmpty();
  }

  @Test
  void aRenewalIsRefusedWhereTheValueThatItSawIsGone() {
    bench.protect(p -> p.withLease(TWO_SECONDS));
    bench.pattern(
        p -> p.withStrategy(cachescope.event.CachingStrategy.REFRESH_AHEAD).withRefreshBelow(0.9));
    bench.get(1);
    bench.pass(Duration.ofSeconds(30));
    bench.get(1);
    bench.store.afterRead = () -> bench.put(1, "Alicia");
    byHand.run();
    assertThat(bench.all(FillRefused.class)).hasSize(1);
    assertThat(bench.cache.values).isEmpty();
  }

  @Test
  void whereRedisFailsTheDatabaseAnswersWithoutALockOrALease() {
    bench.protect(p -> p.withLock(TWO_SECONDS).withLease(TWO_SECONDS));
    bench.cache.fail(CacheFault.TIMEOUT, "It does not answer.");
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.CACHE_ERROR);
    bench.cache.mend();
    bench.cache.failWritesOnly(CacheFault.NO_PERMISSION, "It may not.");
    assertThat(bench.get(2).user()).isPresent();
    assertThat(bench.all(Filled.class)).isEmpty();
  }

  @Test
  void aValueThatIsNotReadableIsRepairedUnderALeaseToo() {
    bench.protect(p -> p.withLease(TWO_SECONDS));
    bench.cache.values.put("user:1", bytes("garbage"));
    assertThat(bench.get(1).user()).isPresent();
    assertThat(bench.value(1)).startsWith("{\"id\":1");
    bench.cache.shared();
    bench.cache.values.put("user:2", bytes("somebody else's"));
    assertThat(bench.get(2).user()).isPresent();
    assertThat(bench.value(2)).isEqualTo("somebody else's");
  }
}
