package cachescope.service;

/**
 * A write goes to the database alone, and the cache is not told: write-around, and the invalidation
 * by time to live alone. Until then, what the cache holds is old.
 */
final class PastCache implements Writing {
  private final UserStore store;

  PastCache(UserStore store) {
    this.store = store;
  }

  @Override
  public Strategy.Write write(Call call, UserPatch patch) {
    UserStore.Result row = store.update(call.requestId(), call.userId(), patch);
    call.add(row);
    return new Strategy.Write(row.user(), false);
  }
}
