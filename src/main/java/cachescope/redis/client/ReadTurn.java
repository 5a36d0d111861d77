package cachescope.redis.client;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A read that is under way, and who ends it: the reader with its bytes, or the watch with the
 * time-out; never both.
 *
 * <p>A socket that was closed although its read had come back would be opened again by the next
 * call, without password and without database, and nobody would notice.
 */
final class ReadTurn {
  private static final long NONE = Long.MIN_VALUE;
  private static final long ENDED = Long.MIN_VALUE + 1;

  private final AtomicLong since = new AtomicLong(NONE);

  /** The reader begins to wait; by one thread at a time. */
  void begin(long now) {
    since.compareAndSet(NONE, now);
  }

  /**
   * The reader has come back.
   *
   * @return false where the watch has ended the read: then its bytes do not count
   */
  boolean done() {
    long began = since.get();
    return began != ENDED && since.compareAndSet(began, NONE);
  }

  /**
   * Ends a read that has waited for too long, for good.
   *
   * @return whether there was one
   */
  boolean endIfLate(long now, long timeout) {
    long began = since.get();
    return late(began, now, timeout) && since.compareAndSet(began, ENDED);
  }

  /** Whether a read has waited for too long and was not ended yet. */
  boolean late(long now, long timeout) {
    return late(since.get(), now, timeout);
  }

  private static boolean late(long began, long now, long timeout) {
    return began != NONE && began != ENDED && now - began >= timeout;
  }
}
