package cachescope.policy;

/**
 * What redis.conf says of eviction, and how fast the simulated clock runs beside the requests.
 *
 * @param samples {@code maxmemory-samples}, 1 to 64
 * @param logFactor {@code lfu-log-factor}, 0 or more: how much harder each further count is
 * @param decayMinutes {@code lfu-decay-time}, minutes after which a counter loses one; 0: never, as
 *     in Redis 7.0
 * @param requestsPerSecond how many requests Redis sees between two ticks of its clock, which has
 *     whole seconds only; 1 or more
 */
public record RedisParameters(int samples, int logFactor, int decayMinutes, int requestsPerSecond) {
  /** As Redis ships, asked a thousand times a second. */
  public static final RedisParameters SHIPPED = new RedisParameters(5, 10, 1, 1_000);

  /** Checks the ranges. */
  public RedisParameters {
    if (samples < 1 || samples > 64) {
      throw new IllegalArgumentException("maxmemory-samples must be 1 to 64, was " + samples);
    }
    if (logFactor < 0 || decayMinutes < 0) {
      throw new IllegalArgumentException(
          "lfu-log-factor and lfu-decay-time must be 0 or more, were "
              + logFactor
              + " and "
              + decayMinutes);
    }
    if (requestsPerSecond < 1) {
      throw new IllegalArgumentException(
          "requests a second must be 1 or more, was " + requestsPerSecond);
    }
  }

  /** With another speed of the clock. */
  public RedisParameters withRequestsPerSecond(int requests) {
    return new RedisParameters(samples, logFactor, decayMinutes, requests);
  }

  /** With another number of samples. */
  public RedisParameters withSamples(int number) {
    return new RedisParameters(number, logFactor, decayMinutes, requestsPerSecond);
  }

  long second(long requests) {
    return requests / requestsPerSecond;
  }

  long minute(long requests) {
    return second(requests) / 60;
  }
}
