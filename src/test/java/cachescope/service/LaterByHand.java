package cachescope.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** Background work that is done when a test says so. */
final class LaterByHand implements Background {
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @Override
  public synchronized void later(Duration delay, Runnable work) {
    waiting.add(work);
  }

  @Override
  public void pause(Duration time) {
    // No time passes here.
  }

  synchronized int waiting() {
    return waiting.size();
  }

  /** Does the next piece of work, on this thread. */
  void next() {
    Runnable work;
    synchronized (this) {
      work = waiting.remove();
    }
    work.run();
  }
}
