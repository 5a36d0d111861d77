package cachescope.service;

import cachescope.event.Outcome;
import cachescope.service.GuardedCache.Found;
import cachescope.service.GuardedCache.Lookup;
import cachescope.service.GuardedCache.NotAsked;
import cachescope.service.GuardedCache.NotFound;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Cache-aside: the service asks the cache; on a miss it asks the database and fills the cache
 * itself. A write goes to the database and then deletes the key, after the commit and not before.
 *
 * <p>The eye should see: the long way once, the short way ever after, and the key vanish on a
 * write.
 */
final class CacheAside implements Strategy {
  private final GuardedCache cache;
  private final UserStore store;

  CacheAside(GuardedCache cache, UserStore store) {
    this.cache = cache;
    this.store = store;
  }

  @Override
  public Read read(Call call) {
    Lookup lookup = cache.lookup(call);
    return switch (lookup) {
      case Found(CachedUser value) -> {
        call.outcome(Outcome.HIT);
        yield new Read(Optional.of(value.user()), Outcome.HIT, OptionalLong.of(value.cachedAt()));
      }
      case NotFound(boolean mayFill) -> load(call, Outcome.MISS, mayFill);
      case NotAsked(Outcome outcome) -> load(call, outcome, false);
    };
  }

  private Read load(Call call, Outcome outcome, boolean fill) {
    call.outcome(outcome);
    UserStore.Result row =
        store.find(call.requestId(), call.userId(), call.settings().databaseDelay());
    call.add(row);
    if (fill) {
      row.user().ifPresent(user -> cache.fill(call, user));
    }
    return new Read(row.user(), outcome, OptionalLong.empty());
  }

  @Override
  public Write write(Call call, UserPatch patch) {
    UserStore.Result row = store.update(call.requestId(), call.userId(), patch);
    call.add(row);
    boolean owed = row.user().isPresent() && !cache.invalidate(call);
    return new Write(row.user(), owed);
  }
}
