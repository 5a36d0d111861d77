package cachescope.service;

import cachescope.event.Outcome;
import cachescope.service.GuardedCache.Found;
import cachescope.service.GuardedCache.KnownAbsent;
import cachescope.service.GuardedCache.Look;
import cachescope.service.GuardedCache.Lookup;
import cachescope.service.GuardedCache.NotAsked;
import cachescope.service.GuardedCache.NotFound;
import cachescope.service.Loader.Purpose;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A read that asks the cache first, and loads what it does not have.
 *
 * <p>The eye should see: the long way once, the short way ever after.
 */
final class CachedRead implements Reading {
  private final GuardedCache cache;
  private final Look look;
  private final OnHit onHit;
  private final Loader loader;

  CachedRead(GuardedCache cache, Look look, OnHit onHit, Loader loader) {
    this.cache = cache;
    this.look = look;
    this.onHit = onHit;
    this.loader = loader;
  }

  @Override
  public Strategy.Read read(Call call) {
    Lookup lookup = cache.lookup(call, look);
    return switch (lookup) {
      case Found(CachedUser value) -> {
        call.outcome(Outcome.HIT);
        boolean stale = onHit.found(call, value);
        yield new Strategy.Read(
            Optional.of(value.user()), Outcome.HIT, OptionalLong.of(value.cachedAt()), stale);
      }
      case KnownAbsent(long cachedAt) -> {
        call.outcome(Outcome.HIT);
        yield new Strategy.Read(Optional.empty(), Outcome.HIT, OptionalLong.of(cachedAt), false);
      }
      case NotFound(boolean mayFill) ->
          load(call, Outcome.MISS, mayFill ? Purpose.MISS : Purpose.PAST_CACHE);
      case NotAsked(Outcome outcome) -> load(call, outcome, Purpose.PAST_CACHE);
    };
  }

  private Strategy.Read load(Call call, Outcome outcome, Purpose purpose) {
    call.outcome(outcome);
    return new Strategy.Read(loader.load(call, purpose), outcome, OptionalLong.empty(), false);
  }
}
