package cachescope.bench;

import cachescope.App;
import cachescope.event.Intent;
import cachescope.event.RedisStatus.State;
import cachescope.event.SessionEvent.Fault;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Kills, hangs and mends the embedded Redis in turn, and remembers when it was not well. */
final class Breakage {
  /** Session nanoseconds in which an error has its reason. */
  record Span(long from, long to) {}

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  /** Cut connections are found, and the breaker tries again, within this after Redis is back. */
  private static final long AFTERMATH = TimeUnit.SECONDS.toNanos(3);

  private final App app;
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private int done;

  Breakage(App app) {
    this.app = app;
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  int times() {
    return done;
  }

  /** Breaks it, waits 1 to 4 s, mends it, and waits until it is well. */
  void once() throws InterruptedException {
    boolean kill = done++ % 2 == 0;
    long from = app.clock().now();
    app.session().wish(new Intent.BreakRedis(kill ? Fault.KILLED : Fault.HUNG));
    TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(3_000));
    app.session().wish(new Intent.BreakRedis(kill ? Fault.RESTARTED : Fault.RESUMED));
    long deadline = System.nanoTime() + PATIENCE;
    while (!well() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    spans.add(new Span(from, app.clock().now() + AFTERMATH));
  }

  private boolean well() {
    return app.redis().status().state() == State.CONNECTED && app.redis().status().notifications();
  }

  /** Something else that stopped the process for a while. */
  void alsoFrom(long from) {
    long waits = app.session().frame().settings().settings().cacheTimeout().toNanos();
    spans.add(new Span(from, app.clock().now() + waits));
  }
}
