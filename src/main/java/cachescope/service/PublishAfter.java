package cachescope.service;

/**
 * After the commit the change is published, and whoever hears it deletes the key. What nobody hears
 * is lost, and the old value stays until its time is over.
 */
final class PublishAfter implements Writing {
  private final ChangeBus bus;
  private final UserStore store;

  PublishAfter(ChangeBus bus, UserStore store) {
    this.bus = bus;
    this.store = store;
  }

  @Override
  public Strategy.Write write(Call call, UserPatch patch) {
    UserStore.Result row = store.update(call.requestId(), call.userId(), patch);
    call.add(row);
    if (row.user().isPresent()) {
      bus.publish(call, true);
    }
    return new Strategy.Write(row.user(), false);
  }
}
