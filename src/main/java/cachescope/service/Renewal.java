package cachescope.service;

import cachescope.event.PatternEvent.RefreshBegan;
import cachescope.event.PatternEvent.RefreshCause;
import cachescope.event.PatternEvent.RefreshEnded;
import cachescope.service.Loader.Purpose;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Loads a value anew in the background while the old one is answered. A failure keeps the old one.
 * Safe for any number of threads.
 */
final class Renewal {
  private final GuardedCache cache;
  private final Loader loader;
  private final Refreshes refreshes;
  private final LongSupplier requestIds;
  private final Background background;

  Renewal(
      GuardedCache cache,
      Loader loader,
      Refreshes refreshes,
      LongSupplier requestIds,
      Background background) {
    this.cache = cache;
    this.loader = loader;
    this.refreshes = refreshes;
    this.requestIds = requestIds;
    this.background = background;
  }

  /** Begins, whoever else does. */
  void begin(Call hit, RefreshCause cause, long leftMillis) {
    Call call = hit.as(requestIds.getAsLong());
    background.later(Duration.ZERO, () -> run(call, hit.requestId(), cause, leftMillis));
  }

  /** Begins, unless this instance does so already or has just failed to. */
  void beginOnce(Call hit, RefreshCause cause, long leftMillis) {
    String key = cache.key(hit);
    if (refreshes.begin(key, hit.now())) {
      Call call = hit.as(requestIds.getAsLong());
      background.later(
          Duration.ZERO,
          () -> {
            try {
              run(call, hit.requestId(), cause, leftMillis);
            } finally {
              refreshes.over(key);
            }
          });
    }
  }

  /** Whether the newest try to renew it failed. */
  boolean failing(Call call) {
    return refreshes.failing(cache.key(call));
  }

  private void run(Call call, long forRequest, RefreshCause cause, long leftMillis) {
    String key = cache.key(call);
    long began = call.now();
    call.tell(began, new RefreshBegan(call.requestId(), key, cause, forRequest, leftMillis));
    boolean ok = false;
    try {
      Optional<User> row = loader.load(call, Purpose.REFRESH);
      ok = true;
      refreshes.ended(key, true, call.now());
      if (row.isEmpty()) {
        // There is no such user any more: nothing is answered past its time for nobody.
        var _ = cache.delete(call);
      }
    } catch (StoreException e) {
      if (!e.givenUp()) {
        refreshes.ended(key, false, call.now());
      }
    } finally {
      long now = call.now();
      call.tell(now, new RefreshEnded(call.requestId(), key, ok, now - began));
    }
  }
}
