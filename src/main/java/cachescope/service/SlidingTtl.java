package cachescope.service;

import cachescope.event.PatternEvent.Extended;
import cachescope.event.Protections;
import java.time.Duration;
import java.util.Optional;

/** Every hit begins the time to live anew: what is asked for stays, the rest goes. */
final class SlidingTtl implements GuardedCache.Look, OnHit {
  private final GuardedCache cache;
  private final GuardedCache.Look look;

  /**
   * @param look that finds the key, where it has to be found first
   */
  SlidingTtl(GuardedCache cache, GuardedCache.Look look) {
    this.cache = cache;
    this.look = look;
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public Optional<byte[]> at(UserCache asked, String key, Call call) {
    String found = key;
    if (look != GuardedCache.Look.GET) {
      if (look.at(asked, key, call).isEmpty()) {
        return Optional.empty();
      }
      found = cache.key(call);
    }
    Protections protections = call.settings().protections();
    boolean marks =
        protections.versionedSet()
            || !protections.lease().isZero()
            || !protections.negativeTtl().isZero();
    return asked.take(new CacheStep.GetAndExtend(found, ttl(call), marks || !asked.keysAreOurs()));
  }

  @Override
  public boolean found(Call call, CachedUser value) {
    call.tell(
        call.now(),
        new Extended(call.requestId(), cache.key(call), ttl(call).toMillis(), call.lookNanos()));
    return false;
  }

  private static Duration ttl(Call call) {
    return call.settings().ttl().plus(Values.past(call.settings().pattern()));
  }
}
