package cachescope.redis;

import cachescope.event.RedisStatus.Kind;
import cachescope.redis.client.RedisAddress;
import cachescope.service.ChangeFeed;
import cachescope.service.UserCache;
import java.time.Duration;
import java.util.List;

/** The Redis that is in use: one server, a master that sentinels know, or a Cluster. */
interface InUse extends AutoCloseable {
  void start();

  Kind kind();

  RedisAddress address();

  UserCache cache();

  /** What it announces about changes. */
  ChangeFeed feed();

  /** Tells the status as it is now. */
  void tellStatus();

  /** Tries again at once what had been given up. */
  void retry();

  /** Reads all our keys again soon. */
  void resync();

  boolean expireIn(String key, Duration left);

  /**
   * Removes all our keys.
   *
   * @throws cachescope.service.CacheException also where they may be somebody else's
   */
  long clear();

  void apply(long maxMemory, String policy);

  void inspect(List<String> keys);

  /** Puts back what was changed on somebody else's server, and leaves it. */
  @Override
  void close();
}
