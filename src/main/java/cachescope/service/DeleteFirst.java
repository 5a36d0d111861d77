package cachescope.service;

/**
 * The key is deleted before the database is written: a mistake, for a reader in between loads the
 * old row and stores it for its whole time to live.
 */
final class DeleteFirst implements Writing {
  private final GuardedCache cache;
  private final UserStore store;

  DeleteFirst(GuardedCache cache, UserStore store) {
    this.cache = cache;
    this.store = store;
  }

  @Override
  public Strategy.Write write(Call call, UserPatch patch) {
    boolean owed = !cache.delete(call);
    UserStore.Result row = store.update(call.requestId(), call.userId(), patch);
    call.add(row);
    return new Strategy.Write(row.user(), owed);
  }
}
