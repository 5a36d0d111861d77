package cachescope.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/** Background work that is done when a test says so; who pauses moves the clock. */
final class ByHand implements Background {
  final List<Duration> delays = new ArrayList<>();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private AtomicLong nanos = new AtomicLong();

  /** What happens in every pause, besides that time passes. */
  Runnable inPause = () -> {};

  void move(AtomicLong clock) {
    nanos = clock;
  }

  @Override
  public void later(Duration delay, Runnable task) {
    delays.add(delay);
    work.add(task);
  }

  @Override
  public void pause(Duration time) {
    nanos.addAndGet(time.toNanos());
    inPause.run();
  }

  int waiting() {
    return work.size();
  }

  /** Does what waits, as much as there is now. */
  void run() {
    for (int left = work.size(); left > 0; left--) {
      work.remove().run();
    }
  }
}
