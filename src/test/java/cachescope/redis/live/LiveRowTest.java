package cachescope.redis.live;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.LiveIntent.RunLiveRow;
import cachescope.event.LiveKey;
import cachescope.event.LiveRow;
import cachescope.event.LiveState;
import cachescope.event.LiveStep;
import cachescope.event.LiveStep.Verdict;
import cachescope.event.SessionEvent.Live;
import cachescope.event.SessionEvent.LiveRowMeasured;
import cachescope.event.SessionEvent.LiveStepMade;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sequences met by real servers. */
class LiveRowTest {
  private static final List<String> FIRST_STEPS = List.of("1 2 2 1 3 4 1 2 3 1".split(" "));

  @TempDir private Path folder;
  private final List<Live> told = new ArrayList<>();

  private RedisServer server() {
    return new RedisServer(RedisBinaries.in(Path.of("target", "redis").toAbsolutePath()), folder);
  }

  private LiveRow run(List<String> keys, int capacity, String policy, int samples) {
    return LiveRowRun.run(server(), new RunLiveRow(keys, capacity, policy, samples), told::add);
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void underLruWhoWasIdleLongestLeavesAndTheServerSaysSo() {
    LiveRow row = run(FIRST_STEPS, 3, "allkeys-lru", 10);
    assertThat(row.note()).isEmpty();
    assertThat(row.state()).isEqualTo(LiveState.DONE);
    assertThat(row.paced()).isTrue();
    assertThat(row.server()).matches("(Redis|Valkey) \\d+\\.\\d+.*");
    assertThat(row.held()).isEqualTo(3);
    LiveStep four = row.steps().get(5);
    assertThat(four.predicted()).containsExactly("2");
    assertThat(four.left()).containsExactly("2");
    assertThat(four.verdict()).isEqualTo(Verdict.AS_PREDICTED);
    assertThat(four.before()).extracting(LiveKey::key).containsExactly("2", "1", "3");
    assertThat(four.before().getFirst().idleSeconds().orElseThrow()).isGreaterThanOrEqualTo(3);
    assertThat(four.before()).extracting(LiveKey::uses).containsExactly(2, 2, 1);
    assertThat(row.hits()).isEqualTo(4);
    consistent(row);
    assertThat(told.getFirst()).isInstanceOf(LiveRowMeasured.class);
    assertThat(told).filteredOn(LiveStepMade.class::isInstance).hasSize(10);
    assertThat(told.getLast()).isEqualTo(new LiveRowMeasured(row));
  }

  @Test
  void underLfuTheCountersAreRedissOwn() {
    LiveRow row = run(List.of("a a a a b b c d e a b c d e".split(" ")), 4, "allkeys-lfu", 10);
    assertThat(row.state()).isEqualTo(LiveState.DONE);
    assertThat(row.paced()).isFalse();
    assertThat(row.held()).isEqualTo(4);
    for (LiveKey key : row.steps().getLast().before()) {
      assertThat(key.frequency().orElseThrow()).isBetween(5, 255);
      assertThat(key.idleSeconds()).isEmpty();
    }
    assertThat(row.steps().get(8).verdict()).isNotEqualTo(Verdict.NOBODY);
    consistent(row);
  }

  @Test
  void withOneTimeToLiveForAllWhoCameFirstEndsFirst() {
    LiveRow row = run(FIRST_STEPS, 3, "volatile-ttl", 10);
    assertThat(row.steps().get(5).left()).containsExactly("1");
    assertThat(row.steps().get(5).predicted()).containsExactly("1");
    assertThat(row.steps().get(5).before().getFirst().ttlMillis().orElseThrow())
        .isBetween(3_000_000L, 3_600_000L);
    assertThat(row.hits()).isEqualTo(3);
    consistent(row);
  }

  @Test
  void nobodyCanPredictALot() {
    LiveRow row = run(FIRST_STEPS, 3, "allkeys-random", 5);
    assertThat(row.steps().get(5).predicted()).isEmpty();
    assertThat(row.steps().get(5).verdict()).isEqualTo(Verdict.NOT_PREDICTABLE);
    consistent(row);
  }

  @Test
  void whereNobodyMayLeaveTheNewcomerIsRefused() {
    LiveRow row = run(FIRST_STEPS, 3, "noeviction", 5);
    assertThat(row.steps().get(5).stored()).isFalse();
    assertThat(row.steps().get(5).after()).containsExactlyInAnyOrder("1", "2", "3");
    assertThat(row.note()).startsWith("What did not fit was refused");
    consistent(row);
  }

  @Test
  void manyKeysFitExactlyToo() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      keys.add("k" + i);
    }
    LiveRow row = run(keys, 32, "allkeys-random", 5);
    assertThat(row.note()).isEmpty();
    assertThat(row.held()).isEqualTo(32);
    consistent(row);
  }

  @Test
  void aPolicyThatThisServerLacksIsNamed() {
    LiveRow row = run(FIRST_STEPS, 3, "allkeys-fifo", 5);
    assertThat(row.state()).isEqualTo(LiveState.FAILED);
    assertThat(row.note()).contains("no eviction policy 'allkeys-fifo'; it has allkeys-lru");
  }

  @Test
  void itCanBeStopped() {
    AtomicBoolean begun = new AtomicBoolean();
    LiveRow row =
        LiveRowRun.run(
            server(),
            new RunLiveRow(FIRST_STEPS, 3, "allkeys-lru", 5),
            event -> {
              if (event instanceof LiveStepMade) {
                begun.set(true);
                Thread.currentThread().interrupt();
              }
            });
    assertThat(begun).isTrue();
    assertThat(row.state()).isEqualTo(LiveState.STOPPED);
    assertThat(row.steps()).hasSize(1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** What was there, without who left, with who came, is what is there. */
  private static void consistent(LiveRow row) {
    Set<String> there = new HashSet<>();
    int hits = 0;
    for (LiveStep step : row.steps()) {
      assertThat(step.before()).extracting(LiveKey::key).containsExactlyInAnyOrderElementsOf(there);
      assertThat(step.hit()).isEqualTo(there.contains(step.key()));
      hits += step.hit() ? 1 : 0;
      assertThat(step.hits()).isEqualTo(hits);
      assertThat(there).containsAll(step.left());
      step.left().forEach(there::remove);
      if (step.stored()) {
        there.add(step.key());
      }
      assertThat(step.after()).containsExactlyInAnyOrderElementsOf(there);
    }
  }
}
