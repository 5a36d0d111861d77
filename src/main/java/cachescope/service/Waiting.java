package cachescope.service;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waits of one request for somebody else's load elsewhere: short ones first, each about twice as
 * long as the one before, and all of them together bounded. One thread.
 */
final class Waiting {
  private static final long FIRST_NANOS = 5_000_000;
  private static final long LONGEST_NANOS = 100_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Call call;
  private final Background background;
  private final DoubleSupplier random;
  private final long until;
  private long next = FIRST_NANOS;

  /**
   * @param right for how long somebody else may have the right to load
   */
  Waiting(Call call, Background background, DoubleSupplier random, Duration right) {
    this.call = call;
    this.background = background;
    this.random = random;
    Duration load = call.settings().databaseDelay().multipliedBy(2);
    this.until = call.now() + right.plus(load).plus(PATIENCE).toNanos();
  }

  /**
   * Waits once.
   *
   * @return false where it was waited long enough, and one goes on without
   * @throws StoreException where the request was given up meanwhile
   */
  boolean again() {
    long began = call.now();
    if (began - until >= 0) {
      return false;
    }
    background.pause(Duration.ofNanos((long) (next * (0.5 + random.getAsDouble() / 2))));
    next = Math.min(2 * next, LONGEST_NANOS);
    call.addJoined(call.now() - began);
    if (Thread.currentThread().isInterrupted()) {
      throw StoreException.givenUp("The load of another request was not waited for any longer.");
    }
    return true;
  }
}
