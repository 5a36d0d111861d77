package cachescope.session;

import cachescope.event.EventSink;
import cachescope.event.Intent;
import cachescope.event.LiveIntent;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.LivePointMeasured;
import cachescope.redis.live.LivePointRun;
import cachescope.redis.live.LiveRowRun;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The real Redis beside the simulated policies: a fresh server for each wish, so that nothing of an
 * earlier one is left in it. A sequence takes the place of the one that runs; points of curves wait
 * for each other. Safe for any thread; returns at once.
 */
public final class LiveRoom implements AutoCloseable {
  private final Path temporary;
  private final SessionClock clock;
  private final EventSink sink;
  private final Lane rows = new Lane("live row");
  private final Lane points = new Lane("live point");

  /**
   * @param temporary folder in which the servers' own folders are made
   */
  public LiveRoom(Path temporary, SessionClock clock, EventSink sink) {
    this.temporary = temporary;
    this.clock = clock;
    this.sink = sink;
  }

  void run(Intent.ForLive wish) {
    switch (wish) {
      case LiveIntent.RunLiveRow row -> {
        rows.stop();
        rows.add(() -> LiveRowRun.run(server(), row, event -> sink.tell(clock.now(), event)));
      }
      case LiveIntent.MeasureLivePoint point ->
          points.add(() ->
              LivePointRun.run(
                  server(),
                  point,
                  figures -> sink.tell(clock.now(), new LivePointMeasured(figures))));
      case LiveIntent.StopLive _ -> {
        rows.stop();
        points.stop();
      }
    }
  }

  private RedisServer server() {
    return new RedisServer(RedisBinaries.usual(), temporary);
  }

  /** Stops what runs; waits for at most 5 s until its servers are gone. */
  @Override
  public void close() {
    rows.close();
    points.close();
  }

  /** One thing after the other, on a thread of its own. */
  private static final class Lane implements AutoCloseable {
    private final ExecutorService thread;
    private final List<Future<?>> asked = new ArrayList<>();

    Lane(String name) {
      thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }

    synchronized void add(Runnable run) {
      asked.removeIf(Future::isDone);
      asked.add(thread.submit(run));
    }

    synchronized void stop() {
      asked.forEach(each -> each.cancel(true));
      asked.clear();
    }

    @Override
    public void close() {
      stop();
      thread.shutdown();
      try {
        thread.awaitTermination(5, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
