package cachescope.event;

/**
 * A key as it was read from Redis.
 *
 * @param ttlMillis time left in milliseconds; -1 where the key has no time to live
 * @param bytes memory it takes as Redis counts it, or -1 where that was not asked
 */
public record KeyReading(String key, long ttlMillis, long bytes) {
  public KeyReading {
    if (ttlMillis < -1) {
      throw new IllegalArgumentException("ttlMillis must be -1 or more, was " + ttlMillis);
    }
  }
}
