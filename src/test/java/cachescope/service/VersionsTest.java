package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent.FillRefused;
import cachescope.event.PatternEvent.Refusal;
import cachescope.event.PatternEvent.Tombstoned;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Fills that only newer versions pass, tombstones, and the second delete: FAULTS 42. */
class VersionsTest {
  private final ByHand byHand = new ByHand();
  private final Bench bench = new Bench(byHand);

  @Test
  void aTombstoneRefusesTheLateFillOfAnOlderVersion() {
    bench.protect(p -> p.withVersionedSet(true));
    bench.store.afterRead =
        () -> {
          bench.store.afterRead = () -> {};
          bench.put(1, "Alicia");
        };
    bench.get(1);
    assertThat(bench.value(1)).isEqualTo("{\"gone\":2}");
    assertThat(bench.all(Tombstoned.class)).singleElement().matches(e -> e.version() == 2);
    assertThat(bench.all(FillRefused.class))
        .singleElement()
        .matches(e -> e.why() == Refusal.NEWER_VERSION);
    assertThat(bench.get(1).outcome()).as("a tombstone is no value").isEqualTo(Outcome.MISS);
    assertThat(bench.get(1).outcome()).isEqualTo(Outcome.HIT);
    assertThat(bench.get(1).user().orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aLoadThatOutlivesTombstonesIsNotStored() {
    bench.protect(p -> p.withVersionedSet(true));
    Duration kept = Deletion.tombstoneKept(bench.settings);
    assertThat(kept).isGreaterThan(bench.settings.databaseDelay().multipliedBy(2));
    bench.store.beforeRead = () -> bench.pass(kept);
    bench.get(1);
    assertThat(bench.all(FillRefused.class))
        .singleElement()
        .matches(e -> e.why() == Refusal.TOO_SLOW);
    assertThat(bench.cache.values).isEmpty();
  }

  @Test
  void theSecondDeleteRemovesWhatALateFillBroughtBack() {
    bench.protect(p -> p.withSecondDelete(Duration.ofMillis(1_500)));
    bench.store.afterRead =
        () -> {
          bench.store.afterRead = () -> {};
          bench.put(1, "Alicia");
        };
    bench.get(1);
    assertThat(bench.value(1)).as("the late fill").contains("\"version\":1");
    assertThat(byHand.delays).containsExactly(Duration.ofMillis(1_500));
    byHand.run();
    assertThat(bench.cache.values).isEmpty();
    assertThat(bench.all(Invalidated.class))
        .extracting(Invalidated::existed)
        .containsExactly(false, true);
  }

  @Test
  void aSecondTombstoneLeavesANewerValueAlone() {
    bench.protect(p -> p.withVersionedSet(true).withSecondDelete(Duration.ofSeconds(1)));
    bench.put(1, "Alicia");
    bench.rename(1, "Newer");
    bench.get(1);
    byHand.run();
    assertThat(bench.value(1)).contains("\"version\":3");
    assertThat(bench.all(Tombstoned.class)).hasSize(1);
  }
}
