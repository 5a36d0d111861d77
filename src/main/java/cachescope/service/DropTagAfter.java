package cachescope.service;

/**
 * After the commit all values of the changed user's group are deleted. Where that fails, the user's
 * own is deleted, now or later.
 */
final class DropTagAfter implements Writing {
  private final Tags tags;
  private final GuardedCache cache;
  private final UserStore store;

  DropTagAfter(Tags tags, GuardedCache cache, UserStore store) {
    this.tags = tags;
    this.cache = cache;
    this.store = store;
  }

  @Override
  public Strategy.Write write(Call call, UserPatch patch) {
    UserStore.Result row = store.update(call.requestId(), call.userId(), patch);
    call.add(row);
    boolean owed = row.user().map(_ -> !tags.drop(call) && !cache.delete(call)).orElse(false);
    return new Strategy.Write(row.user(), owed);
  }
}
