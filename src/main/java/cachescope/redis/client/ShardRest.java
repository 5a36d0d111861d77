package cachescope.redis.client;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Leaves a shard in peace that failed three calls in a row: for 250 ms at first and at most 2 s,
 * its callers are answered at once, then one tries. So a shard that hangs costs no request a
 * time-out each, and the breaker of the whole cache stays closed for the others. Safe for any
 * number of threads.
 */
final class ShardRest {
  static final int FAILURES = 3;
  private static final long FIRST = 250_000_000L;
  private static final long LONGEST = 2_000_000_000L;
  private static final long AWAKE = 0;

  private final AtomicLong until = new AtomicLong(AWAKE);
  private int failures;
  private long pause = FIRST;

  /** Whether a call may go there now. */
  boolean mayCall() {
    long end = until.get();
    if (end == AWAKE) {
      return true;
    }
    long now = System.nanoTime();
    // One tries; the rest wait for what becomes of it.
    return now - end >= 0 && until.compareAndSet(end, now + LONGEST | 1);
  }

  void answered() {
    if (until.get() != AWAKE || failures != 0) {
      awake();
    }
  }

  private synchronized void awake() {
    failures = 0;
    pause = FIRST;
    until.set(AWAKE);
  }

  synchronized void failed() {
    failures++;
    if (failures >= FAILURES) {
      until.set(System.nanoTime() + pause | 1);
      pause = Math.min(2 * pause, LONGEST);
    }
  }
}
