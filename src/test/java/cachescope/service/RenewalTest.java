package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cachescope.event.CachingStrategy;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent.Extended;
import cachescope.event.PatternEvent.RefreshBegan;
import cachescope.event.PatternEvent.RefreshCause;
import cachescope.event.PatternEvent.RefreshEnded;
import cachescope.event.PatternEvent.ServedStale;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Values that are renewed before or after their time: FAULTS 51. */
class RenewalTest {
  private final ByHand byHand = new ByHand();
  private final Bench bench = new Bench(byHand);

  @Test
  void aHitLateInItsTimeRenewsTheValueInTheBackground() {
    bench.pattern(p -> p.withStrategy(CachingStrategy.REFRESH_AHEAD));
    bench.get(1);
    bench.pass(Duration.ofSeconds(47));
    bench.get(1);
    assertThat(byHand.waiting()).isZero();
    bench.pass(Duration.ofSeconds(2));
    bench.rename(1, "Alicia");
    assertThat(bench.get(1).user().orElseThrow().name()).isEqualTo("User 1");
    bench.get(1);
    assertThat(byHand.waiting()).as("one for all hits").isEqualTo(1);
    byHand.run();
    assertThat(bench.all(RefreshBegan.class))
        .singleElement()
        .matches(e -> e.cause() == RefreshCause.AHEAD && e.leftMillis() == 11_000);
    assertThat(bench.all(RefreshEnded.class)).singleElement().matches(RefreshEnded::ok);
    assertThat(bench.get(1).user().orElseThrow().name()).isEqualTo("Alicia");
  }

  @Test
  void aRenewalThatFailsKeepsTheOldValueAndIsNotTriedByEveryHit() {
    bench.pattern(p -> p.withStrategy(CachingStrategy.REFRESH_AHEAD));
    bench.get(1);
    bench.pass(Duration.ofSeconds(50));
    bench.store.fail("It is down.");
    bench.get(1);
    byHand.run();
    assertThat(bench.all(RefreshEnded.class)).singleElement().matches(e -> !e.ok());
    assertThat(bench.get(1).user()).isPresent();
    assertThat(byHand.waiting()).isZero();
    bench.pass(Duration.ofSeconds(1));
    bench.get(1);
    assertThat(byHand.waiting()).isEqualTo(1);
  }

  private void staleWhileRevalidate() {
    bench.pattern(p ->
        p.withStrategy(CachingStrategy.STALE_WHILE_REVALIDATE)
            .withStaleFor(Duration.ofSeconds(30)));
    bench.get(1);
    assertThat(bench.cache.calls).contains("SETEX user:1 90");
  }

  @Test
  void aValuePastItsTimeIsAnsweredAndSaidToBe() {
    staleWhileRevalidate();
    bench.pass(Duration.ofSeconds(59));
    assertThat(bench.get(1).pastItsTime()).isFalse();
    bench.pass(Duration.ofSeconds(2));
    Answer stale = bench.get(1);
    assertThat(stale.outcome()).isEqualTo(Outcome.HIT);
    assertThat(stale.pastItsTime()).isTrue();
    assertThat(stale.ageMillis()).hasValue(61_000);
    assertThat(bench.all(ServedStale.class))
        .singleElement()
        .matches(e -> e.ageMillis() == 61_000 && !e.databaseFailed());
    byHand.run();
    assertThat(bench.all(RefreshBegan.class))
        .singleElement()
        .matches(e -> e.cause() == RefreshCause.STALE && e.leftMillis() == -1_000);
    assertThat(bench.get(1).pastItsTime()).isFalse();
  }

  @Test
  void whileTheDatabaseIsDownTheOldValueIsAnsweredToTheHardEnd() {
    staleWhileRevalidate();
    bench.pass(Duration.ofSeconds(61));
    bench.store.fail("It is down.");
    bench.get(1);
    byHand.run();
    bench.get(1);
    assertThat(bench.all(ServedStale.class).getLast().databaseFailed()).isTrue();
    bench.cache.values.clear();
    assertThatThrownBy(() -> bench.get(1)).isInstanceOf(StoreException.class);
  }

  @Test
  void chanceRenewsAsTheRuleSays() {
    var random = new SplittableRandom(7);
    for (int k : new int[] {1, 2, 5}) {
      int early = 0;
      for (int i = 0; i < 100_000; i++) {
        double rand = 1 - random.nextDouble();
        early += XFetch.early(10_000 - k * 100L, 100, 1, rand, 10_000) ? 1 : 0;
      }
      assertThat(early / 100_000.0).as("k = %d", k).isCloseTo(Math.exp(-k), within(0.006));
    }
    assertThat(XFetch.early(10_000, 0, 1, 1, 10_000)).as("at the end").isTrue();
  }

  @Test
  void theLoadTimeIsMeasuredAndKept() throws Exception {
    bench.protect(p -> p.withXfetchBeta(1));
    bench.store.beforeRead = () -> bench.pass(Duration.ofMillis(700));
    bench.get(1);
    CachedUser kept = new UserJson().decode(1, bench.cache.values.get("user:1"));
    assertThat(kept.loadMillis()).isEqualTo(700);
    assertThat(kept.freshUntil() - kept.cachedAt()).isEqualTo(60_000);
    bench.store.beforeRead = () -> {};
    bench.pass(Duration.ofSeconds(61));
    bench.get(1);
    byHand.run();
    assertThat(bench.all(RefreshBegan.class))
        .singleElement()
        .matches(e -> e.cause() == RefreshCause.EARLY);
  }

  @Test
  void everyHitBeginsASlidingTimeAnew() {
    bench.pattern(p -> p.withSlidingTtl(true));
    bench.get(1);
    assertThat(bench.all(Extended.class)).isEmpty();
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.HIT);
    assertThat(bench.all(Extended.class)).singleElement().matches(e -> e.ttlMillis() == 60_000);
    assertThat(bench.cache.calls).contains("GetAndExtend user:1");
  }

  @Test
  void aChangedStrategyTakesWhatItFinds() {
    bench.get(1);
    bench.pattern(p -> p.withStrategy(CachingStrategy.STALE_WHILE_REVALIDATE));
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.HIT);
    bench.protect(p -> p.withXfetchBeta(1));
    assertThat(bench.get(1).pastItsTime()).isFalse();
    assertThat(byHand.waiting()).isZero();
  }
}
