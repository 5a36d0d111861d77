package cachescope.redis.live;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.LiveIntent.MeasureLivePoint;
import cachescope.event.LivePoint;
import cachescope.event.LiveState;
import cachescope.event.LiveTrace;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points of curves, measured on real servers. */
class LivePointTest {
  @TempDir private Path folder;
  private final List<LivePoint> told = new ArrayList<>();

  private RedisServer server() {
    return new RedisServer(RedisBinaries.in(Path.of("target", "redis").toAbsolutePath()), folder);
  }

  private LivePoint measure(LiveTrace trace, int capacity, String policy) {
    return LivePointRun.run(server(), new MeasureLivePoint(trace, capacity, policy, 5), told::add);
  }

  /** The smaller a key, the more often it is asked for. */
  private static LiveTrace skewed(int requests, int keys) {
    SplittableRandom random = new SplittableRandom(7);
    long[] all = new long[requests];
    for (int i = 0; i < requests; i++) {
      double u = random.nextDouble();
      all[i] = (long) (keys * u * u);
    }
    return new LiveTrace("skewed", all);
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void howManyFitIsMeasuredAndAboutWhatWasAskedFor() {
    LivePoint point = measure(skewed(8_000, 1_000), 200, "allkeys-lru");
    assertThat(point.note()).isEmpty();
    assertThat(point.state()).isEqualTo(LiveState.DONE);
    assertThat(point.done()).isEqualTo(8_000);
    assertThat(point.resident()).isBetween(190.0, 210.0);
    assertThat(point.evicted()).isPositive();
    assertThat(point.refused()).isZero();
    // With room for a fifth of the keys: the most popular fifth would be hit 45 times of 100.
    assertThat(point.hitRatio()).isBetween(0.2, 0.45);
    assertThat(point.requestsPerSecond()).isPositive();
    assertThat(told.getFirst().state()).isEqualTo(LiveState.STARTING);
    assertThat(told.getLast()).isEqualTo(point);
  }

  @Test
  void whereEveryKeyFitsNobodyLeaves() {
    LivePoint point = measure(skewed(2_000, 100), 500, "volatile-lru");
    assertThat(point.evicted()).isZero();
    assertThat(point.resident()).isEqualTo(2_000 - point.hits());
    assertThat(point.note()).startsWith("Nobody had to leave");
  }

  @Test
  void itCanBeStopped() {
    Thread.currentThread().interrupt();
    LivePoint point = measure(skewed(100_000, 10_000), 2_000, "allkeys-lru");
    assertThat(point.state()).isEqualTo(LiveState.STOPPED);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
