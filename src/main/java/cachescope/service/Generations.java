package cachescope.service;

import cachescope.event.CacheOperation;
import cachescope.event.PatternEvent.GenerationRaised;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Versioned keys: a user's value is kept under {@code user:7:v3}, and {@code generation:7} says
 * that 3 is the number to ask for.
 *
 * <p>The number is the row's version. A write raises it, so that the old value is never asked for
 * again and ends by its own time; a late fill of an old row goes to an old key, where nobody looks.
 * It costs a second round trip. Safe for any number of threads.
 */
final class Generations implements GuardedCache.Look, Filling {
  private final GuardedCache cache;
  private final Filling filling;

  /**
   * @param filling how the value itself is stored, under the call's key
   */
  Generations(GuardedCache cache, Filling filling) {
    this.cache = cache;
    this.filling = filling;
  }

  /** Two GETs: which number, then that value. The call is about that key from here on. */
  @Override
  public Optional<byte[]> at(UserCache redis, String key, Call call) {
    String numberKey = numberKey(call);
    Optional<Long> number =
        cache.barred(numberKey)
            ? Optional.empty()
            : redis.get(numberKey).flatMap(Generations::number);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    call.key(valueKey(call, number.get()));
    return redis.get(cache.key(call));
  }

  /**
   * Stores the value under its own version, then says that this is the number, unless it is newer.
   */
  @Override
  public void fill(Call call, Optional<User> row, Duration load) {
    if (row.isEmpty()) {
      return;
    }
    call.key(valueKey(call, row.get().version()));
    filling.fill(call, row, load);
    raise(call, row.get().version(), false);
  }

  /**
   * Raises the number after a write.
   *
   * @return false where that failed: the old value may still be asked for
   */
  boolean raise(Call call, long version) {
    return raise(call, version, true);
  }

  private boolean raise(Call call, long version, boolean told) {
    String key = numberKey(call);
    return cache
        .step(
            call,
            CacheOperation.INCR,
            new CacheStep.Raise(key, version, call.settings().ttl()),
            (now, nanos) ->
                told
                    ? Optional.of(new GenerationRaised(call.requestId(), key, now, nanos))
                    : Optional.empty())
        .isPresent();
  }

  /** The key of the number, which is not a user's. */
  String numberKey(Call call) {
    return cache.beside("generation:" + call.userId());
  }

  private String valueKey(Call call, long version) {
    return cache.beside("user:" + call.userId() + ":v" + version);
  }

  private static Optional<Long> number(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
