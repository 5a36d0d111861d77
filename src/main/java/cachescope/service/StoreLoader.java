package cachescope.service;

import java.time.Duration;
import java.util.Optional;

/** Asks the database, and stores what it said in the cache. */
final class StoreLoader implements Loader {
  private final UserStore store;
  private final Filling filling;

  StoreLoader(UserStore store, Filling filling) {
    this.store = store;
    this.filling = filling;
  }

  @Override
  public Optional<User> load(Call call, Purpose purpose) {
    long began = call.now();
    UserStore.Result row =
        store.find(call.requestId(), call.userId(), call.settings().databaseDelay());
    call.add(row);
    if (purpose != Purpose.PAST_CACHE) {
      filling.fill(call, row.user(), Duration.ofNanos(Math.max(0, call.now() - began)));
    }
    return row.user();
  }
}
