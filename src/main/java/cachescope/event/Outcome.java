package cachescope.event;

/**
 * What the cache did for a read. Every read has exactly one, so that reads = hits + misses +
 * bypasses + cache errors.
 *
 * <p>Whoever waits for another request's load is a miss.
 */
public enum Outcome {
  HIT,
  MISS,
  /**
   * The cache was not asked: switched off, or its circuit breaker is open, or its password was
   * refused.
   */
  BYPASS,
  /** The cache was asked and failed. */
  CACHE_ERROR
}
