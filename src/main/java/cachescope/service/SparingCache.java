package cachescope.service;

import cachescope.event.CacheFault;
import java.time.Duration;
import java.util.Optional;

/**
 * A cache that deletes nothing which may be somebody else's: where keys are shared, it looks at a
 * value before it deletes it.
 *
 * <p>Another program may still write between the look and the DEL; a prefix of one's own has no
 * such gap.
 */
final class SparingCache implements UserCache {
  private final UserCache cache;
  private final UserJson json;

  SparingCache(UserCache cache, UserJson json) {
    this.cache = cache;
    this.json = json;
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

  /**
   * DEL.
   *
   * @throws CacheException {@link CacheFault#WRONG_TYPE} where the value is not of our making
   */
  @Override
  public boolean delete(String key) {
    spare(key);
    return cache.delete(key);
  }

  /**
   * Takes the step; a tombstone only where the value is of our making.
   *
   * @throws CacheException {@link CacheFault#WRONG_TYPE} where it is not
   */
  @Override
  public <R> R take(CacheStep<R> step) {
    if (step instanceof CacheStep.Tombstone || step instanceof CacheStep.SetNext) {
      spare(step.key());
    }
    return cache.take(step);
  }

  private void spare(String key) {
    if (!cache.keysAreOurs()) {
      Optional<byte[]> value = cache.get(key);
      if (value.isPresent() && !json.ours(value.get())) {
        throw new CacheException(
            CacheFault.WRONG_TYPE,
            key + " holds what CacheScope did not write; it was not deleted.");
      }
    }
  }
}
