package cachescope.service;

import cachescope.event.CacheOperation;
import cachescope.event.PatternEvent.TagDropped;
import cachescope.service.Values.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tags: each value is also a member of its group's set, {@code tag:group:0} for users 1 to 10, and
 * a write deletes all values of the group at once.
 *
 * <p>Value and membership are stored in one step, so that no value is without its tag. Safe for any
 * number of threads.
 */
final class Tags implements Filling {
  /** Users in a group. */
  static final int GROUP = 10;

  private final GuardedCache cache;
  private final Values values;

  Tags(GuardedCache cache, Values values) {
    this.cache = cache;
    this.values = values;
  }

  @Override
  public void fill(Call call, Optional<User> row, Duration load) {
    Optional<Value> made = cache.encoded(call, () -> values.of(call, cache.key(call), row, load));
    if (made.isPresent()) {
      Value value = made.get();
      cache.step(
          call,
          CacheOperation.TAG,
          new CacheStep.SetTagged(cache.key(call), value.bytes(), value.ttl(), tag(call)),
          (_, nanos) -> Optional.of(cache.filled(call, value, nanos)));
    }
  }

  /**
   * Deletes all values of the user's group.
   *
   * @return false where that failed
   */
  boolean drop(Call call) {
    if (!cache.keysAreOurs()) {
      // Somebody else may have stored a value of his own since.
      return false;
    }
    String tag = tag(call);
    Optional<List<String>> dropped =
        cache.step(
            call,
            CacheOperation.TAG,
            new CacheStep.DropTag(tag),
            (keys, nanos) ->
                Optional.of(new TagDropped(call.requestId(), tag, keys.size(), nanos)));
    return dropped.isPresent();
  }

  private String tag(Call call) {
    return cache.beside("tag:group:" + (call.userId() - 1) / GROUP);
  }
}
