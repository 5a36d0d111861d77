package cachescope.session;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheEvent;
import cachescope.event.LiveIntent.MeasureLivePoint;
import cachescope.event.LiveIntent.RunLiveRow;
import cachescope.event.LiveIntent.StopLive;
import cachescope.event.LivePoint;
import cachescope.event.LiveRow;
import cachescope.event.LiveState;
import cachescope.event.LiveTrace;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Live;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wishes for the real Redis beside the simulated policies, and the figures that come of them. */
class LiveRoomTest {
  private static final List<String> KEYS = List.of("1 2 2 1 3 4 1 2 3 1".split(" "));

  @TempDir private Path folder;
  private final LinkedBlockingQueue<CacheEvent> told = new LinkedBlockingQueue<>();
  private LiveFigures figures = LiveFigures.NONE;

  private LiveRoom room() {
    return new LiveRoom(folder, SessionClock.system(), (_, event) -> told.add(event));
  }

  private void await(Predicate<LiveFigures> wanted) throws InterruptedException {
    while (!wanted.test(figures)) {
      CacheEvent event = told.poll(20, TimeUnit.SECONDS);
      assertThat(event).as("more after %s", figures).isNotNull();
      figures = figures.after((Live) event);
    }
  }

  private boolean rowIs(String policy, LiveState state) {
    return figures
        .row()
        .filter(row -> row.policy().equals(policy) && row.state() == state)
        .isPresent();
  }

  @Test
  void aSequenceTakesThePlaceOfTheOneThatRunsAndStepsAddUp() throws InterruptedException {
    try (LiveRoom room = room()) {
      room.run(new RunLiveRow(KEYS, 3, "allkeys-lru", 5));
      await(_ -> figures.row().filter(row -> row.steps().size() == 1).isPresent());
      room.run(new RunLiveRow(KEYS, 3, "allkeys-lfu", 5));
      await(_ -> rowIs("allkeys-lru", LiveState.STOPPED));
      await(_ -> figures.row().filter(row -> row.steps().size() == 10).isPresent());
      LiveRow stepped = figures.row().orElseThrow();
      assertThat(stepped.state()).isEqualTo(LiveState.RUNNING);
      await(_ -> rowIs("allkeys-lfu", LiveState.DONE));
      assertThat(figures.row().orElseThrow().steps()).isEqualTo(stepped.steps());
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void pointsWaitForEachOtherAndAreKeptForOneTrace() throws InterruptedException {
    LiveTrace trace = new LiveTrace("loop", keys(400, 40));
    try (LiveRoom room = room()) {
      room.run(new MeasureLivePoint(trace, 20, "allkeys-random", 5));
      room.run(new MeasureLivePoint(trace, 50, "allkeys-random", 5));
      await(_ -> figures.points().size() == 2 && ended(figures.points().getLast()));
      assertThat(figures.points()).extracting(LivePoint::capacity).containsExactly(20, 50);
      assertThat(figures.points().getFirst().evicted()).isPositive();
      assertThat(figures.points().getLast().hitRatio()).isEqualTo(0.9);
      room.run(new MeasureLivePoint(new LiveTrace("other", 1, 2, 1), 10, "allkeys-lru", 5));
      await(_ -> figures.points().size() == 1 && ended(figures.points().getLast()));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void bothCanBeStopped() throws InterruptedException {
    try (LiveRoom room = room()) {
      room.run(new MeasureLivePoint(new LiveTrace("long", keys(200_000, 99)), 10, "noeviction", 5));
      room.run(new RunLiveRow(KEYS, 3, "allkeys-lru", 5));
      await(now -> now.row().isPresent() && !now.points().isEmpty());
      room.run(new StopLive());
      await(now -> rowIs("allkeys-lru", LiveState.STOPPED) && ended(now.points().getFirst()));
      assertThat(figures.points().getFirst().state()).isEqualTo(LiveState.STOPPED);
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static boolean ended(LivePoint point) {
    return point.state().ended();
  }

  private static long[] keys(int requests, int distinct) {
    long[] keys = new long[requests];
    for (int i = 0; i < requests; i++) {
      keys[i] = i % distinct;
    }
    return keys;
  }
}
