package cachescope.service;

import java.time.Duration;
import java.util.Optional;

/**
 * The port to the cache: bytes under keys, with a time to live.
 *
 * <p>Safe for any number of threads. No call takes longer than the cache's time-out, and none is
 * tried again by itself if it could have had an effect.
 */
public interface UserCache {
  /** The key under which this user is kept, prefix included. */
  String keyOf(long userId);

  /** The key of what is kept beside the users, or the name of a channel, prefix included. */
  default String beside(String name) {
    String user = keyOf(0);
    return user.substring(0, user.length() - "user:0".length()) + name;
  }

  /**
   * Whether every key under the prefix certainly is ours. Where not, a value that this program did
   * not make is somebody else's: it is neither replaced nor deleted.
   */
  boolean keysAreOurs();

  /**
   * GET.
   *
   * @return the value, or empty where the key is absent
   * @throws CacheException where there is no answer or not this one
   */
  Optional<byte[]> get(String key);

  /**
   * SETEX, or PSETEX.
   *
   * @param ttl at least one second; whole milliseconds
   * @throws CacheException where it failed, or may have
   */
  void set(String key, byte[] value, Duration ttl);

  /**
   * DEL.
   *
   * @return whether the key was there
   * @throws CacheException where it failed, or may have
   */
  boolean delete(String key);

  /**
   * Takes a step that is more than one of the above.
   *
   * @throws CacheException where it failed, or may have
   */
  <R> R take(CacheStep<R> step);
}
