package cachescope.service;

import java.time.Duration;
import java.util.Optional;

/** A cache that hands on every call; a test changes one. */
class ForwardingCache implements UserCache {
  private final UserCache cache;

  ForwardingCache(UserCache cache) {
    this.cache = cache;
  }

  @Override
  public String keyOf(long userId) {
    return cache.keyOf(userId);
  }

  @Override
  public boolean keysAreOurs() {
    return cache.keysAreOurs();
  }

  @Override
  public Optional<byte[]> get(String key) {
    return cache.get(key);
  }

  @Override
  public void set(String key, byte[] value, Duration ttl) {
    cache.set(key, value, ttl);
  }

  @Override
  public boolean delete(String key) {
    return cache.delete(key);
  }

  @Override
  public <R> R take(CacheStep<R> step) {
    return cache.take(step);
  }
}
