package cachescope.service;

import cachescope.event.PatternEvent.RefreshCause;

/** A hit with little of the time to live left renews the value, so that nobody meets its end. */
final class RefreshAhead implements OnHit {
  private final Renewal renewal;

  RefreshAhead(Renewal renewal) {
    this.renewal = renewal;
  }

  @Override
  public boolean found(Call call, CachedUser value) {
    long ttl = call.settings().ttl().toMillis();
    long until = value.freshUntil() < 0 ? value.cachedAt() + ttl : value.freshUntil();
    long left = until - call.wallMillis();
    if (left < call.settings().pattern().refreshBelow() * (until - value.cachedAt())) {
      renewal.beginOnce(call, RefreshCause.AHEAD, left);
    }
    return false;
  }
}
