package cachescope.service;

import cachescope.event.CacheOperation;
import cachescope.event.PatternEvent.FillRefused;
import cachescope.event.PatternEvent.Refusal;
import cachescope.service.Values.Value;
import java.time.Duration;
import java.util.Optional;

/** Stores only where the key still holds the mark of our lease, or the value that is renewed. */
final class LeasedFilling implements Filling {
  private final GuardedCache cache;
  private final Values values;

  LeasedFilling(GuardedCache cache, Values values) {
    this.cache = cache;
    this.values = values;
  }

  @Override
  public void fill(Call call, Optional<User> row, Duration load) {
    String key = cache.key(call);
    Optional<byte[]> seen = call.seen();
    if (seen.isEmpty()) {
      return;
    }
    Optional<Value> made = cache.encoded(call, () -> values.of(call, key, row, load));
    if (made.isEmpty()) {
      return;
    }
    Value value = made.get();
    var _ =
        cache.step(
            call,
            CacheOperation.CONDITIONAL_SET,
            new CacheStep.FillLeased(key, seen.get(), value.bytes(), value.ttl()),
            (stored, nanos) ->
                Optional.of(
                    stored
                        ? cache.filled(call, value, nanos)
                        : new FillRefused(
                            call.requestId(), key, value.version(), Refusal.LEASE_LOST, nanos)));
  }
}
