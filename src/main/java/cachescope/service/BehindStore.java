package cachescope.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * The database as it will be: what was acknowledged and is not there yet is read from where it
 * waits, so that a read sees the newest acknowledged state; and it is written before anything newer
 * is.
 */
final class BehindStore implements UserStore {
  private final UserStore store;
  private final List<Debts> debts;

  BehindStore(UserStore store, List<Debts> debts) {
    this.store = store;
    this.debts = List.copyOf(debts);
  }

  @Override
  public Result find(long requestId, long userId, Duration delay) {
    Optional<User> waiting = newest(userId);
    return waiting.isPresent() ? new Result(waiting, 0, 0) : store.find(requestId, userId, delay);
  }

  private Optional<User> newest(long userId) {
    Optional<User> newest = Optional.empty();
    for (Debts each : debts) {
      Optional<User> other = each.newest(userId);
      if (other.isPresent()
          && newest.map(known -> known.version() < other.get().version()).orElse(true)) {
        newest = other;
      }
    }
    return newest;
  }

  @Override
  public Result update(long requestId, long userId, UserPatch patch) {
    for (Debts each : debts) {
      if (!each.pay(userId)) {
        throw new StoreException(
            "The database could not be told of an earlier write yet, so it takes no newer one.");
      }
    }
    return store.update(requestId, userId, patch);
  }

  @Override
  public Result create(long requestId, long userId, UserPatch first) {
    return store.create(requestId, userId, first);
  }

  @Override
  public void watchIds(LongConsumer each) {
    store.watchIds(each);
  }

  @Override
  public Applied apply(long requestId, User user) {
    return store.apply(requestId, user);
  }

  @Override
  public OptionalLong committedVersion(long userId) {
    return store.committedVersion(userId);
  }
}
