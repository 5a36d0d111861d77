package cachescope.redis.client;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The line in front of a pool of connections: first come, first served.
 *
 * <p>A burst of requests is no fault of Redis, so a caller waits for as long as the line moves; it
 * gives up where not one call was answered for the whole time-out. Safe for any number of threads.
 */
final class PoolLine {
  private final Semaphore free;
  private final long patience;
  private final AtomicLong answered = new AtomicLong();

  /**
   * @param connections that may be in use at once
   * @param patience how long no answer may come before whoever waits gives up
   */
  PoolLine(int connections, Duration patience) {
    this.free = new Semaphore(connections, true);
    this.patience = patience.toNanos();
  }

  /**
   * Waits for a connection. Whoever gets true from here must {@link #leave}.
   *
   * @return false where the line stood still
   */
  boolean enter() throws InterruptedException {
    long before;
    do {
      before = answered.get();
      if (free.tryAcquire(patience, TimeUnit.NANOSECONDS)) {
        return true;
      }
    } while (answered.get() != before);
    return false;
  }

  /** Gives the connection back. */
  void leave(boolean wasAnswered) {
    if (wasAnswered) {
      answered.incrementAndGet();
    }
    free.release();
  }
}
