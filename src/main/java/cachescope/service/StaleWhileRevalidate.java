package cachescope.service;

import cachescope.event.PatternEvent.RefreshCause;
import cachescope.event.PatternEvent.ServedStale;

/**
 * A value past its time is still answered, and said to be, while it is loaded anew; also while it
 * cannot be (stale-if-error). Redis keeps it for longer than it is fresh; then it is over.
 *
 * <p>After RFC 5861. Never for users that there are not: their mark has no such time.
 */
final class StaleWhileRevalidate implements OnHit {
  private final GuardedCache cache;
  private final Renewal renewal;

  StaleWhileRevalidate(GuardedCache cache, Renewal renewal) {
    this.cache = cache;
    this.renewal = renewal;
  }

  @Override
  public boolean found(Call call, CachedUser value) {
    long now = call.wallMillis();
    if (value.freshUntil() < 0 || now < value.freshUntil()) {
      return false;
    }
    long age = Math.max(0, now - value.cachedAt());
    boolean failing = renewal.failing(call);
    call.tell(
        call.now(),
        new ServedStale(call.requestId(), cache.key(call), value.user().version(), age, failing));
    renewal.beginOnce(call, RefreshCause.STALE, value.freshUntil() - now);
    return true;
  }
}
