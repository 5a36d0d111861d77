package cachescope.service;

/**
 * After the commit the number in the key is raised, so that the old value is not asked for again.
 * Where that fails, the number itself is deleted, now or later, and the next reader loads.
 */
final class RaiseAfter implements Writing {
  private final Generations generations;
  private final GuardedCache cache;
  private final UserStore store;

  RaiseAfter(Generations generations, GuardedCache cache, UserStore store) {
    this.generations = generations;
    this.cache = cache;
    this.store = store;
  }

  @Override
  public Strategy.Write write(Call call, UserPatch patch) {
    UserStore.Result row = store.update(call.requestId(), call.userId(), patch);
    call.add(row);
    boolean owed = row.user().map(user -> !raised(call, user.version())).orElse(false);
    return new Strategy.Write(row.user(), owed);
  }

  private boolean raised(Call call, long version) {
    if (generations.raise(call, version)) {
      return true;
    }
    call.key(generations.numberKey(call));
    return cache.delete(call);
  }
}
