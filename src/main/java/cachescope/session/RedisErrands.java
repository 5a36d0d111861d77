package cachescope.session;

import cachescope.event.Intent;

/**
 * What a person can do to the Redis in use; implemented over the redis room. Calls may block for
 * seconds.
 */
public interface RedisErrands {
  /**
   * Grants a wish that is about Redis or its server.
   *
   * @throws IllegalArgumentException with a sentence where it cannot be granted
   * @throws cachescope.service.CacheException where Redis failed
   */
  void run(Intent.ForRedis wish);

  /** Reads all our keys again. */
  void resync();
}
