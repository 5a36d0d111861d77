package cachescope.stage;

/**
 * A SETEX of ours that Redis said OK to, as the service told it.
 *
 * @param at when the service had its answer, session nanoseconds
 * @param nanos the call, there and back
 * @param ttlNanos time to live that was given; 0 where it is not told
 * @param mark what was written
 */
record Fill(long at, long nanos, long version, int bytes, long ttlNanos, KeyMark mark) {
  /**
   * Notifications name no author: one that comes within this time may be ours. As for foreign
   * writes.
   */
  static final long LATEST = 250_000_000L;

  /**
   * Whether a notification heard at that moment can be this call's: it ran between its beginning
   * and its end, and the notification takes its time. It may be heard before the answer, and mostly
   * is.
   */
  boolean explains(long heardAt) {
    return heardAt >= at - nanos && heardAt <= at + LATEST;
  }
}
