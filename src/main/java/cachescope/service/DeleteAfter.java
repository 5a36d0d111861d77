package cachescope.service;

/** A write goes to the database, and after the commit the key is deleted. */
final class DeleteAfter implements Writing {
  private final Deletion deletion;
  private final UserStore store;

  DeleteAfter(Deletion deletion, UserStore store) {
    this.deletion = deletion;
    this.store = store;
  }

  @Override
  public Strategy.Write write(Call call, UserPatch patch) {
    UserStore.Result row = store.update(call.requestId(), call.userId(), patch);
    call.add(row);
    boolean owed = row.user().map(user -> !deletion.after(call, user.version())).orElse(false);
    return new Strategy.Write(row.user(), owed);
  }
}
