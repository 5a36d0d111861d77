package cachescope.service;

/**
 * A bucket that so many tokens a second drip into, and that holds one second's worth. Safe for any
 * number of threads.
 */
final class TokenBucket {
  private double tokens = Double.MAX_VALUE;
  private long last;

  /**
   * Takes a token, if there is one.
   *
   * @param rate tokens a second, 1 or more; also what the bucket holds
   * @param now monotonic nanoseconds
   */
  synchronized boolean take(int rate, long now) {
    double dripped = Math.max(0, now - last) / 1e9 * rate;
    tokens = Math.min(rate, tokens + dripped);
    last = Math.max(last, now);
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
