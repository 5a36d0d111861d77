package cachescope.redis;

import cachescope.event.CacheFault;
import cachescope.service.CacheException;
import cachescope.service.CacheStep;
import cachescope.service.UserCache;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The cache of whichever server is the master now. Once a server is known to be a replica nothing
 * is asked of it, as what it holds may be old. Safe for any number of threads.
 */
final class FollowingCache implements UserCache {
  private final String prefix;
  private final String master;
  private final Supplier<Optional<ServerInUse>> current;
  private final Runnable wrong;
  private volatile boolean replica;

  /**
   * @param master what the sentinels call it
   * @param wrong told when a call met a server that is not what it was; must not block
   */
  FollowingCache(
      String prefix, String master, Supplier<Optional<ServerInUse>> current, Runnable wrong) {
    this.prefix = prefix;
    this.master = master;
    this.current = current;
    this.wrong = wrong;
  }

  /** The server in use is a replica now. */
  void demoted() {
    replica = true;
  }

  /** The server in use is a master, or another one took its place. */
  void obeyed() {
    replica = false;
  }

  @Override
  public String keyOf(long userId) {
    return prefix + "user:" + userId;
  }

  @Override
  public boolean keysAreOurs() {
    return current.get().map(server -> server.cache().keysAreOurs()).orElse(false);
  }

  @Override
  public Optional<byte[]> get(String key) {
    UserCache cache = cache();
    try {
      return cache.get(key);
    } catch (CacheException e) {
      throw seen(e);
    }
  }

  @Override
  public void set(String key, byte[] value, Duration ttl) {
    UserCache cache = cache();
    try {
      cache.set(key, value, ttl);
    } catch (CacheException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean delete(String key) {
    UserCache cache = cache();
    try {
      return cache.delete(key);
    } catch (CacheException e) {
      throw seen(e);
    }
  }

  @Override
  public <R> R take(CacheStep<R> step) {
    UserCache cache = cache();
    try {
      return cache.take(step);
    } catch (CacheException e) {
      throw seen(e);
    }
  }

  private CacheException seen(CacheException e) {
    if (e.fault() == CacheFault.READ_ONLY) {
      demoted();
    }
    switch (e.fault()) {
      case READ_ONLY, REFUSED, TIMEOUT, CUT, MASTER_DOWN, LOADING -> wrong.run();
      default -> {}
    }
    return e;
  }

  private UserCache cache() {
    ServerInUse server =
        current
            .get()
            .orElseThrow(() ->
                new CacheException(
                    CacheFault.REFUSED,
                    "The sentinels have not named a master of \"%s\" yet.".formatted(master)));
    if (replica) {
      throw new CacheException(
          CacheFault.READ_ONLY,
          "The node at %s is now a replica, and what it holds may be old; waiting for the sentinels to name the new master of \"%s\"."
              .formatted(server.target().place(), master));
    }
    return server.cache();
  }
}
