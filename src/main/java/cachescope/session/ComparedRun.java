package cachescope.session;

import cachescope.compare.Arm;
import cachescope.compare.Contestant;
import cachescope.event.Origin;
import cachescope.event.RunSetup;
import cachescope.event.SessionClock;
import cachescope.metrics.Totals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** One of several compared configurations on servers of its own. */
final class ComparedRun implements Contestant, AutoCloseable {
  private static final int HITS = 101;
  private static final int MISSES = 3;
  private static final Duration SLOW = Duration.ofMillis(300);

  private final RunSetup setup;
  private final SessionClock clock;
  private final Side side;
  private long aloneHit;
  private long aloneMiss;

  ComparedRun(RunSetup setup, Path temporary, SessionClock clock) {
    this.setup = setup;
    this.clock = clock;
    this.side = new Side(setup.settings(), temporary, clock);
  }

  /**
   * Opens it with so many users, and measures what a miss and a hit take that nobody disturbs: of
   * users that the comparison does not ask for.
   */
  void open(int users) throws InterruptedException {
    side.open(users + MISSES);
    boolean slow = setup.settings().databaseDelay().compareTo(SLOW) > 0;
    aloneMiss = median(users + 1, slow ? 1 : MISSES, 1);
    if (setup.settings().cacheOn()) {
      aloneHit = median(users + 1, HITS, 0);
    }
  }

  /** What is measured counts from here. */
  void begin() {
    side.begin();
  }

  private long median(long user, int times, int step) {
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      nanos[i] =
          side.service().get(user + (long) i * step, Origin.COMPARISON, clock.now()).elapsed();
    }
    Arrays.sort(nanos);
    return nanos[times / 2];
  }

  @Override
  public RunSetup setup() {
    return setup;
  }

  @Override
  public Arm arm() {
    return side.arm();
  }

  @Override
  public Totals totals() {
    return side.totals();
  }

  @Override
  public long usedMemory() {
    return side.usedMemory();
  }

  @Override
  public long aloneHit() {
    return aloneHit;
  }

  @Override
  public long aloneMiss() {
    return aloneMiss;
  }

  @Override
  public void close() {
    side.close();
  }
}
