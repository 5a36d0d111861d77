package cachescope.scenario.race;

import cachescope.scenario.race.Operation.Outcome;
import cachescope.service.User;
import cachescope.service.UserPatch;
import cachescope.service.UserStore;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** A database before which every operation stops until the race's order lets it through. */
final class SteppedStore implements UserStore {
  static final String SELECT = "SELECT";

  private final UserStore store;
  private final Stops stops;

  SteppedStore(UserStore store, Stops stops) {
    this.store = store;
    this.stops = stops;
  }

  @Override
  public Result find(long requestId, long userId, Duration delay) {
    return stops
        .here()
        .pass(
            new Operation<>(
                Deed.Where.DATABASE,
                SELECT + " user " + userId,
                () -> store.find(requestId, userId, delay),
                row -> new Outcome(version(row), false)));
  }

  @Override
  public Result update(long requestId, long userId, UserPatch patch) {
    return stops
        .here()
        .pass(
            new Operation<>(
                Deed.Where.DATABASE,
                "UPDATE user " + userId + ", COMMIT",
                () -> store.update(requestId, userId, patch),
                row -> new Outcome(version(row), row.user().isPresent())));
  }

  @Override
  public Result create(long requestId, long userId, UserPatch first) {
    return stops
        .here()
        .pass(
            new Operation<>(
                Deed.Where.DATABASE,
                "INSERT user " + userId + ", COMMIT",
                () -> store.create(requestId, userId, first),
                row -> new Outcome(version(row), row.user().isPresent())));
  }

  /** Not an operation of a race: the ids are known beforehand. */
  @Override
  public void watchIds(LongConsumer each) {
    store.watchIds(each);
  }

  @Override
  public Applied apply(long requestId, User user) {
    return stops
        .here()
        .pass(
            new Operation<>(
                Deed.Where.DATABASE,
                "UPDATE user %d to v%d, COMMIT".formatted(user.id(), user.version()),
                () -> store.apply(requestId, user),
                applied ->
                    new Outcome(
                        applied.applied()
                            ? "applied"
                            : "left alone, it is " + version(applied.result()),
                        applied.applied())));
  }

  /** Not an operation: the store knows it. */
  @Override
  public OptionalLong committedVersion(long userId) {
    return store.committedVersion(userId);
  }

  private static String version(Result row) {
    return row.user().map(User::version).map(version -> "v" + version).orElse("no row");
  }
}
