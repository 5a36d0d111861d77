package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.BreakerState;
import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.CacheFault;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent.Bound;
import cachescope.event.PatternEvent.Rejected;
import cachescope.event.RequestEvent.Unanswered;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What keeps load from the database, and waiting from the cache: FAULTS 45 and 52 too. */
class BoundsTest {
  private final Bench bench = new Bench(new ByHand());

  @Test
  void theBulkheadSendsAwayWhoComesTooMany() {
    bench.protect(p -> p.withBulkhead(2));
    bench.store.beforeRead =
        () -> {
          if (bench.store.loads.get() == 1) {
            bench.get(2);
          } else {
            assertThatThrownBy(() -> bench.get(3))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the bulkhead lets 2 load");
          }
        };
    bench.get(1);
    assertThat(bench.store.loads).hasValue(2);
    assertThat(bench.all(Rejected.class)).singleElement().matches(e -> e.bound() == Bound.BULKHEAD);
    assertThat(bench.all(Unanswered.class))
        .singleElement()
        .matches(e -> e.outcome() == Outcome.MISS);
    bench.store.beforeRead = () -> {};
    assertThat(bench.get(3).user()).as("there is room again").isPresent();
  }

  @Test
  void soManyLoadsASecondAndNoMore() {
    bench.protect(p -> p.withMissesPerSecond(2));
    bench.get(1);
    bench.get(2);
    assertThatThrownBy(() -> bench.get(3)).hasMessageContaining("2 loads a second");
    assertThat(bench.get(1).outcome()).as("hits are free").isEqualTo(Outcome.HIT);
    bench.pass(Duration.ofMillis(500));
    assertThat(bench.get(3).user()).isPresent();
  }

  @Test
  void withoutABreakerEveryRequestAsksTheCache() {
    bench.protect(p -> p.withBreaker(false));
    bench.failThreeTimes(CacheFault.TIMEOUT);
    bench.get(1);
    assertThat(bench.cache.calls).hasSize(4);
    assertThat(bench.all(BreakerChanged.class)).isEmpty();
  }

  @Test
  void aBreakerThatIsSwitchedOffIsNoLongerOpen() {
    bench.failThreeTimes(CacheFault.TIMEOUT);
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.BYPASS);
    bench.protect(p -> p.withBreaker(false));
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.CACHE_ERROR);
    assertThat(bench.all(BreakerChanged.class).getLast().to()).isEqualTo(BreakerState.CLOSED);
    bench.protect(p -> p.withBreaker(true));
    bench.failThreeTimes(CacheFault.TIMEOUT);
    assertThat(bench.all(BreakerChanged.class).getLast().to()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void jitteredTimesAreSpreadAndNeverBelowASecond() {
    bench.pattern(p -> p.withTtlJitter(0.5));
    bench.settings = bench.settings.withTtl(Duration.ofSeconds(1));
    var values = new Values(new UserJson(), new KnownAbsentees(), () -> 0);
    Call call = new Call(1, 1, bench.settings, bench.clock, (_, _) -> {});
    User user = bench.store.rows.get(1L);
    assertThat(values.of(call, "k", Optional.of(user), Duration.ZERO).orElseThrow().ttl())
        .isEqualTo(Duration.ofSeconds(1));
    bench.settings = bench.settings.withTtl(Duration.ofSeconds(100));
    var most = new Values(new UserJson(), new KnownAbsentees(), () -> 0.75);
    Call other = new Call(1, 1, bench.settings, bench.clock, (_, _) -> {});
    assertThat(most.of(other, "k", Optional.of(user), Duration.ZERO).orElseThrow().ttl())
        .isEqualTo(Duration.ofSeconds(125));
  }

  @Test
  @Timeout(20)
  void withDatabaseAndRedisDownNobodyHangs() {
    bench.protect(p ->
        p.withSingleFlight(true)
            .withLock(Duration.ofSeconds(1))
            .withLease(Duration.ofSeconds(1))
            .withBloomFilter(true)
            .withBulkhead(1));
    bench.cache.fail(CacheFault.REFUSED, "Redis is not running.");
    bench.store.fail("The database is down.");
    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(() -> bench.get(1))
          .isInstanceOf(StoreException.class)
          .hasMessage("The database is down.");
    }
    assertThat(bench.all(BreakerChanged.class).getLast().to()).isEqualTo(BreakerState.OPEN);
  }
}
