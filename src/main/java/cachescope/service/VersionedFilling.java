package cachescope.service;

import cachescope.event.CacheOperation;
import cachescope.event.PatternEvent.FillRefused;
import cachescope.event.PatternEvent.Refusal;
import cachescope.service.Values.Value;
import java.time.Duration;
import java.util.Optional;

/**
 * Stores only where the key holds no newer version and no tombstone of one. A load that took nearly
 * as long as tombstones are kept is not stored at all: the one that forbids it may be gone.
 */
final class VersionedFilling implements Filling {
  private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

  private final GuardedCache cache;
  private final Values values;

  VersionedFilling(GuardedCache cache, Values values) {
    this.cache = cache;
    this.values = values;
  }

  @Override
  public void fill(Call call, Optional<User> row, Duration load) {
    String key = cache.key(call);
    Optional<Value> made = cache.encoded(call, () -> values.of(call, key, row, load));
    if (made.isEmpty()) {
      return;
    }
    Value value = made.get();
    Duration latest = load.plus(call.settings().cacheTimeout().multipliedBy(2)).plus(ON_THE_WAY);
    if (latest.compareTo(Deletion.tombstoneKept(call.settings())) >= 0) {
      call.tell(call.now(), refused(call, key, value, Refusal.TOO_SLOW, 0));
      return;
    }
    var _ =
        cache.step(
            call,
            CacheOperation.CONDITIONAL_SET,
            new CacheStep.SetIfNewer(key, value.version(), value.bytes(), value.ttl()),
            (stored, nanos) ->
                Optional.of(
                    stored
                        ? cache.filled(call, value, nanos)
                        : refused(call, key, value, Refusal.NEWER_VERSION, nanos)));
  }

  private static FillRefused refused(Call call, String key, Value value, Refusal why, long nanos) {
    return new FillRefused(call.requestId(), key, value.version(), why, nanos);
  }
}
