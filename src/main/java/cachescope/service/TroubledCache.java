package cachescope.service;

import cachescope.event.CacheFault;
import cachescope.event.NumberedSettings;
import cachescope.event.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A cache whose way is slow on purpose, as the settings say: a real wait before each call. Where
 * they say nothing it costs one look.
 */
final class TroubledCache implements UserCache {
  private final UserCache cache;
  private final Supplier<NumberedSettings> settings;
  private final DoubleSupplier random;

  /**
   * @param random 0 to 1
   */
  TroubledCache(UserCache cache, Supplier<NumberedSettings> settings, DoubleSupplier random) {
    this.cache = cache;
    this.settings = settings;
    this.random = random;
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
    onTheWay();
    return cache.get(key);
  }

  @Override
  public void set(String key, byte[] value, Duration ttl) {
    onTheWay();
    cache.set(key, value, ttl);
  }

  @Override
  public boolean delete(String key) {
    onTheWay();
    return cache.delete(key);
  }

  @Override
  public <R> R take(CacheStep<R> step) {
    onTheWay();
    return cache.take(step);
  }

  private void onTheWay() {
    Trouble trouble = settings.get().settings().trouble();
    if (trouble.cacheDelay().isZero() && trouble.cacheJitter().isZero()) {
      return;
    }
    double more = trouble.cacheJitter().toNanos() * random.getAsDouble();
    try {
      Thread.sleep(trouble.cacheDelay().plusNanos((long) more));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException(
          CacheFault.GIVEN_UP, "Nobody waited for the cache's answer any more.");
    }
  }
}
