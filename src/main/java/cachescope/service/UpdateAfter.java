package cachescope.service;

/**
 * A write goes to the database, and after the commit the new value is set in the cache.
 *
 * <p>Two writers may do so in the wrong order, and then the older value stays: the versioned set
 * refuses it. Where the value could not be set, the old one is deleted.
 */
final class UpdateAfter implements Writing {
  private final Storing storing;
  private final Deletion deletion;
  private final UserStore store;

  UpdateAfter(Storing storing, Deletion deletion, UserStore store) {
    this.storing = storing;
    this.deletion = deletion;
    this.store = store;
  }

  @Override
  public Strategy.Write write(Call call, UserPatch patch) {
    UserStore.Result row = store.update(call.requestId(), call.userId(), patch);
    call.add(row);
    boolean owed =
        row.user()
            .map(user -> !storing.store(call, user) && !deletion.after(call, user.version()))
            .orElse(false);
    return new Strategy.Write(row.user(), owed);
  }
}
