package cachescope.service;

import cachescope.event.CacheOperation;
import cachescope.service.GuardedCache.NotFound;
import cachescope.service.Values.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Stores the new value of a write, and knows what became of it: where the answer did not come, the
 * value is read back, for it may be there all the same. Safe for any number of threads.
 */
final class Storing {
  /** What a set on condition that it is newer came to. */
  enum Came {
    STORED,
    /** The cache has this version already, or a newer one: another writer was faster. */
    OUTRUN,
    /** The cache was not asked, or failed. */
    FAILED
  }

  private final UserCache redis;
  private final GuardedCache cache;
  private final Guard guard;
  private final Values values;

  Storing(UserCache redis, GuardedCache cache, Guard guard, Values values) {
    this.redis = redis;
    this.cache = cache;
    this.guard = guard;
    this.values = values;
  }

  /**
   * SETEX; with the versioned set, only where nothing newer is there.
   *
   * @return whether the old value is certainly gone
   */
  boolean store(Call call, User user) {
    Value value = value(call, user);
    String key = cache.key(call);
    if (guard.pass(key).isPresent()) {
      return false;
    }
    long began = call.now();
    try {
      if (strangers(call, key)) {
        return true;
      }
      if (call.settings().protections().versionedSet()) {
        boolean stored =
            redis.take(new CacheStep.SetIfNewer(key, value.version(), value.bytes(), value.ttl()));
        return told(call, value, stored, began);
      }
      redis.set(key, value.bytes(), value.ttl());
      return told(call, value, true, began);
    } catch (CacheException e) {
      guard.failed(call, key, CacheOperation.SETEX, began, e);
      return e.maybeDone() && isThere(call, value);
    }
  }

  /** Whether somebody else's value is there, which stays. */
  private boolean strangers(Call call, String key) {
    return !redis.keysAreOurs()
        && redis
            .get(key)
            .map(value -> cache.read(call, value).equals(new NotFound(false)))
            .orElse(false);
  }

  /** Whether it was stored, told; where it was not, a newer one is there. */
  private boolean told(Call call, Value value, boolean stored, long began) {
    long ended = call.now();
    call.addCache(ended - began);
    guard.succeeded();
    if (stored) {
      call.tell(ended, cache.filled(call, value, ended - began));
    }
    return true;
  }

  /**
   * Sets the value where the cache has an older version or none, and in the same step appends to a
   * stream where one is named.
   *
   * @param stream its key; empty: none
   * @param fields of the entry
   * @param stored told how many nanoseconds it took, where it was stored
   */
  Came storeNext(
      Call call, User user, Optional<String> stream, List<String> fields, LongConsumer stored) {
    Value value = value(call, user);
    String key = cache.key(call);
    if (guard.pass(key).isPresent()) {
      return Came.FAILED;
    }
    long began = call.now();
    boolean first;
    try {
      first =
          redis.take(
              new CacheStep.SetNext(
                  key, value.version(), value.bytes(), value.ttl(), stream, fields));
    } catch (CacheException e) {
      guard.failed(call, key, CacheOperation.CONDITIONAL_SET, began, e);
      if (e.maybeDone() && isThere(call, value)) {
        stored.accept(call.now() - began);
        return Came.STORED;
      }
      return Came.FAILED;
    }
    long ended = call.now();
    call.addCache(ended - began);
    guard.succeeded();
    if (!first) {
      return Came.OUTRUN;
    }
    call.tell(ended, cache.filled(call, value, ended - began));
    stored.accept(ended - began);
    return Came.STORED;
  }

  private Value value(Call call, User user) {
    return cache
        .encoded(call, () -> values.of(call, cache.key(call), Optional.of(user), Duration.ZERO))
        .orElseThrow();
  }

  /** The answer did not come; the value says whether it was stored. */
  private boolean isThere(Call call, Value value) {
    String key = cache.key(call);
    long began = call.now();
    try {
      boolean there =
          redis.get(key).map(found -> Arrays.equals(found, value.bytes())).orElse(false);
      long ended = call.now();
      call.addCache(ended - began);
      guard.succeeded();
      if (there) {
        call.tell(ended, cache.filled(call, value, ended - began));
      }
      return there;
    } catch (CacheException e) {
      guard.failed(call, key, CacheOperation.GET, began, e);
      return false;
    }
  }
}
