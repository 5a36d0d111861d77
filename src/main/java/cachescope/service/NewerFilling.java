package cachescope.service;

import cachescope.event.CacheOperation;
import cachescope.event.PatternEvent.FillRefused;
import cachescope.event.PatternEvent.Refusal;
import cachescope.service.Values.Value;
import java.time.Duration;
import java.util.Optional;

/** Stores a loaded row, unless Redis holds a newer version or its tombstone. */
final class NewerFilling implements Filling {
  private final GuardedCache cache;
  private final Values values;

  NewerFilling(GuardedCache cache, Values values) {
    this.cache = cache;
    this.values = values;
  }

  @Override
  public void fill(Call call, Optional<User> row, Duration load) {
    String key = cache.key(call);
    Optional<Value> made = cache.encoded(call, () -> values.of(call, key, row, load));
    if (made.isPresent()) {
      Value value = made.get();
      cache.step(
          call,
          CacheOperation.CONDITIONAL_SET,
          new CacheStep.SetIfNewer(key, value.version(), value.bytes(), value.ttl()),
          (stored, nanos) ->
              Optional.of(
                  stored
                      ? cache.filled(call, value, nanos)
                      : new FillRefused(
                          call.requestId(), key, value.version(), Refusal.NEWER_VERSION, nanos)));
    }
  }
}
