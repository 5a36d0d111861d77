package cachescope.service;

import cachescope.event.NumberedSettings;
import cachescope.event.Trouble;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * A database that is slow or fails on purpose, as the settings say. Where they say nothing it costs
 * one look.
 */
final class TroubledStore implements UserStore {
  private static final String FAILED = "The database failed, on purpose.";

  private final UserStore store;
  private final Supplier<NumberedSettings> settings;
  private final DoubleSupplier random;

  /**
   * @param random 0 to 1
   */
  TroubledStore(UserStore store, Supplier<NumberedSettings> settings, DoubleSupplier random) {
    this.store = store;
    this.settings = settings;
    this.random = random;
  }

  @Override
  public Result find(long requestId, long userId, Duration delay) {
    Trouble trouble = trouble();
    Duration held = delay;
    if (!trouble.databaseJitter().isZero()) {
      double more = trouble.databaseJitter().toNanos() * random.getAsDouble();
      held = delay.plusNanos((long) more);
    }
    if (fails(trouble)) {
      throw store.fail(requestId, userId, held, FAILED);
    }
    return store.find(requestId, userId, held);
  }

  @Override
  public Result update(long requestId, long userId, UserPatch patch) {
    onTheWay();
    if (fails(trouble())) {
      throw store.fail(requestId, userId, Duration.ZERO, FAILED);
    }
    return store.update(requestId, userId, patch);
  }

  @Override
  public Result create(long requestId, long userId, UserPatch first) {
    onTheWay();
    if (fails(trouble())) {
      throw store.fail(requestId, userId, Duration.ZERO, FAILED);
    }
    return store.create(requestId, userId, first);
  }

  @Override
  public void watchIds(LongConsumer each) {
    store.watchIds(each);
  }

  @Override
  public Applied apply(long requestId, User user) {
    if (fails(trouble())) {
      throw store.fail(requestId, user.id(), Duration.ZERO, FAILED);
    }
    return store.apply(requestId, user);
  }

  @Override
  public StoreException fail(long requestId, long userId, Duration delay, String sentence) {
    return store.fail(requestId, userId, delay, sentence);
  }

  @Override
  public OptionalLong committedVersion(long userId) {
    return store.committedVersion(userId);
  }

  private Trouble trouble() {
    return settings.get().settings().trouble();
  }

  /** A write holds its connection as briefly as ever; what is slow is its way there. */
  private void onTheWay() {
    Duration jitter = trouble().databaseJitter();
    if (jitter.isZero()) {
      return;
    }
    try {
      Thread.sleep(Duration.ofNanos((long) (jitter.toNanos() * random.getAsDouble())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StoreException.givenUp("Nobody waited for the database any more.");
    }
  }

  private boolean fails(Trouble trouble) {
    return trouble.databaseFailures() > 0 && random.getAsDouble() < trouble.databaseFailures();
  }
}
