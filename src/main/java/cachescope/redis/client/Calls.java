package cachescope.redis.client;

import cachescope.service.CacheException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandObject;

/** Calls to wherever a key is kept. Safe for any number of threads. */
interface Calls extends AutoCloseable {
  /**
   * Makes a call about a key, in its turn.
   *
   * @throws Throwable whatever the client throws, or a {@link CacheException}
   */
  <T extends @Nullable Object> T call(String key, CommandObject<T> command) throws Throwable;

  /** What a call about the key ended with, as a fault and a sentence. */
  CacheException explain(String key, Throwable failure, boolean write);

  /** Where one connection was cut, the idle ones probably were too. */
  void dropIdle(String key);

  /** Opens a connection beforehand, so that no request is charged for it. */
  void warmUp();

  @Override
  void close();
}
