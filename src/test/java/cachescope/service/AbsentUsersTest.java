package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CachingStrategy;
import cachescope.event.Freshness;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Requests for users that there are not, and that are created one day: FAULTS 44. */
class AbsentUsersTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final UserPatch DORA =
      new UserPatch(Optional.of("Dora"), Optional.of("dora@example.com"));

  private final Bench bench = new Bench(new ByHand());

  private WriteAnswer create(long id) {
    return bench.service.create(id, DORA, Origin.HTTP, bench.clock.now());
  }

  @Test
  void nobodyIsCachedForAShortTime() {
    bench.protect(p -> p.withNegativeTtl(TEN_SECONDS));
    assertThat(bench.get(9).outcome()).isEqualTo(Outcome.MISS);
    assertThat(bench.cache.calls).contains("SETEX user:9 10");
    Answer second = bench.get(9);
    assertThat(second.outcome()).isEqualTo(Outcome.HIT);
    assertThat(second.user()).isEmpty();
    assertThat(second.freshness()).isEqualTo(Freshness.FRESH);
    assertThat(bench.store.loads).hasValue(1);
  }

  @Test
  void theMarkDoesNotOutliveTheCreationOfTheUser() {
    bench.protect(p -> p.withNegativeTtl(TEN_SECONDS));
    bench.get(9);
    assertThat(create(9).user().orElseThrow().version()).isEqualTo(1);
    assertThat(bench.cache.values).isEmpty();
    assertThat(bench.get(9).user()).isPresent();
  }

  @Test
  void withVersionsALateMarkDoesNotComeBackEither() {
    bench.protect(p -> p.withNegativeTtl(TEN_SECONDS).withVersionedSet(true));
    bench.store.afterRead =
        () -> {
          bench.store.afterRead = () -> {};
          create(9);
        };
    assertThat(bench.get(9).user()).isEmpty();
    assertThat(bench.value(9)).isEqualTo("{\"gone\":1}");
    assertThat(bench.get(9).user()).isPresent();
  }

  @Test
  void whoAsksForInventedIdsDoesNotFillTheMemory() {
    bench.protect(p -> p.withNegativeTtl(TEN_SECONDS));
    var random = new SplittableRandom(1);
    for (int i = 0; i < 3 * KnownAbsentees.MOST; i++) {
      bench.get(random.nextLong(1_000, Long.MAX_VALUE));
    }
    assertThat(bench.cache.values).hasSize(KnownAbsentees.MOST);
    bench.pass(TEN_SECONDS);
    bench.cache.values.clear();
    bench.get(77_777);
    assertThat(bench.cache.values).as("there is room again").hasSize(1);
  }

  @Test
  void nobodyIsNeverAnsweredPastTheTime() {
    bench.protect(p -> p.withNegativeTtl(TEN_SECONDS));
    bench.pattern(p ->
        p.withStrategy(CachingStrategy.STALE_WHILE_REVALIDATE).withStaleFor(Duration.ofHours(1)));
    bench.get(9);
    assertThat(bench.cache.calls).contains("SETEX user:9 10");
  }

  @Test
  void anIdThatIsTakenStays() {
    assertThat(create(1).user()).isEmpty();
    assertThat(bench.get(1).user().orElseThrow().name()).isEqualTo("User 1");
    assertThatThrownBy(() -> bench.service.create(9, UserPatch.name("Dora"), Origin.HTTP, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unknownIdsPassTheFilterNever() {
    bench.protect(p -> p.withBloomFilter(true));
    Answer nobody = bench.get(9);
    assertThat(nobody.outcome()).isEqualTo(Outcome.BYPASS);
    assertThat(nobody.user()).isEmpty();
    assertThat(bench.all(Bypassed.class))
        .singleElement()
        .matches(e -> e.reason() == BypassReason.FILTERED);
    assertThat(bench.store.loads).hasValue(0);
    assertThat(bench.get(1).user()).isPresent();
    create(9);
    assertThat(bench.get(9).user()).as("created, so known").isPresent();
  }

  @Test
  void whereOthersMayAddUsersTheFilterRulesNobodyOut() {
    bench.protect(p -> p.withBloomFilter(true));
    bench.store.versionsKnown = false;
    assertThat(bench.get(9).outcome()).isEqualTo(Outcome.MISS);
  }

  @Test
  void theFilterHasNoFalseNegativesAndFewFalsePositives() {
    assertThat(BloomFilter.bits(1_000, 0.01)).isEqualTo(9_586);
    assertThat(BloomFilter.places(1_000, 9_586)).isEqualTo(7);
    var ids = new KnownIds(new MemoryStore(20_000));
    for (long id = 1; id <= 20_000; id++) {
      assertThat(ids.mayBe(id)).isTrue();
    }
    int wrong = 0;
    for (long id = 1_000_000; id < 1_020_000; id++) {
      wrong += ids.mayBe(id) ? 1 : 0;
    }
    assertThat(wrong / 20_000.0).isCloseTo(0.005, within(0.005));
  }
}
