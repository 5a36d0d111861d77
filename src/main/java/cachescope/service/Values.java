package cachescope.service;

import cachescope.event.CachePattern;
import cachescope.event.CachingStrategy;
import cachescope.event.Protections;
import cachescope.event.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * What is stored for a loaded row, and for how long: the value's form, its time to live and its
 * jitter. Safe for any number of threads, if the randomness is.
 */
final class Values {
  private static final long SHORTEST_MILLIS = 1_000;

  /**
   * What to store.
   *
   * @param version of the user; 0: the mark that there is none
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Value(byte[] bytes, Duration ttl, long version) {}

  private final UserJson json;
  private final KnownAbsentees absentees;
  private final DoubleSupplier random;

  /**
   * @param random from 0 to below 1
   */
  Values(UserJson json, KnownAbsentees absentees, DoubleSupplier random) {
    this.json = json;
    this.absentees = absentees;
    this.random = random;
  }

  /**
   * What to store for a row; empty: nothing.
   *
   * @param row empty where there is no such user
   */
  Optional<Value> of(Call call, String key, Optional<User> row, Duration load) {
    return row.isPresent() ? Optional.of(user(call, row.get(), load)) : absent(call, key);
  }

  private Value user(Call call, User user, Duration load) {
    Settings settings = call.settings();
    Duration ttl = jittered(settings.ttl(), settings.pattern().ttlJitter());
    long now = call.wallMillis();
    byte[] bytes =
        timed(settings)
            ? json.encodeTimed(
                user, now, settings.valueBytes(), load.toMillis(), now + ttl.toMillis())
            : json.encode(user, now, settings.valueBytes());
    return new Value(bytes, ttl.plus(past(settings.pattern())), user.version());
  }

  private Optional<Value> absent(Call call, String key) {
    Duration ttl = call.settings().protections().negativeTtl();
    if (ttl.isZero() || !absentees.mayAdd(key, call.now(), ttl)) {
      return Optional.empty();
    }
    byte[] bytes = json.encode(new Mark.Absent(call.wallMillis()));
    return Optional.of(new Value(bytes, ttl, 0));
  }

  /** The time to live times 1 + U(−j, j), never below 1 s; whole milliseconds. */
  private Duration jittered(Duration ttl, double jitter) {
    if (jitter == 0) {
      return ttl;
    }
    double factor = 1 + jitter * (2 * random.getAsDouble() - 1);
    return Duration.ofMillis(Math.max(SHORTEST_MILLIS, Math.round(ttl.toMillis() * factor)));
  }

  private static boolean timed(Settings settings) {
    Protections protections = settings.protections();
    return protections.xfetchBeta() > 0
        || settings.pattern().strategy() == CachingStrategy.REFRESH_AHEAD
        || settings.pattern().strategy() == CachingStrategy.STALE_WHILE_REVALIDATE;
  }

  /** How much longer than fresh Redis keeps it. */
  static Duration past(CachePattern pattern) {
    return pattern.strategy() == CachingStrategy.STALE_WHILE_REVALIDATE
        ? pattern.staleFor()
        : Duration.ZERO;
  }
}
