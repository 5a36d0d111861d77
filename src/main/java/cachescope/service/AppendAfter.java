package cachescope.service;

/**
 * After the commit the change is appended to a stream, which is read until the key is deleted: a
 * message whose reader dies is delivered again. Where the stream does not take it, the delete is
 * owed.
 */
final class AppendAfter implements Writing {
  private final ChangeBus bus;
  private final Deletion deletion;
  private final UserStore store;

  AppendAfter(ChangeBus bus, Deletion deletion, UserStore store) {
    this.bus = bus;
    this.deletion = deletion;
    this.store = store;
  }

  @Override
  public Strategy.Write write(Call call, UserPatch patch) {
    UserStore.Result row = store.update(call.requestId(), call.userId(), patch);
    call.add(row);
    boolean owed =
        row.user()
            .map(user -> !bus.append(call) && !deletion.after(call, user.version()))
            .orElse(false);
    return new Strategy.Write(row.user(), owed);
  }
}
