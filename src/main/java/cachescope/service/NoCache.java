package cachescope.service;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.Outcome;
import java.util.OptionalLong;

/**
 * No cache: every read goes to the database, every write too. The cache is neither asked nor told,
 * so what it holds grows stale.
 */
final class NoCache implements Strategy {
  private final GuardedCache cache;
  private final UserStore store;
  private final BypassReason reason;

  /**
   * @param reason why the cache is passed by
   */
  NoCache(GuardedCache cache, UserStore store, BypassReason reason) {
    this.cache = cache;
    this.store = store;
    this.reason = reason;
  }

  @Override
  public Read read(Call call) {
    call.outcome(Outcome.BYPASS);
    call.tell(call.now(), new Bypassed(call.requestId(), cache.key(call), reason));
    UserStore.Result row =
        store.find(call.requestId(), call.userId(), call.settings().databaseDelay());
    call.add(row);
    return new Read(row.user(), Outcome.BYPASS, OptionalLong.empty(), false);
  }

  @Override
  public Write write(Call call, UserPatch patch) {
    UserStore.Result row = store.update(call.requestId(), call.userId(), patch);
    call.add(row);
    return new Write(row.user(), false);
  }
}
