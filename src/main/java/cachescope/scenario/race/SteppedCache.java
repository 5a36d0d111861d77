package cachescope.scenario.race;

import cachescope.scenario.race.Operation.Outcome;
import cachescope.service.UserCache;
import java.time.Duration;
import java.util.Optional;

/** A cache before which every operation stops until the race's order lets it through. */
final class SteppedCache implements UserCache {
  private final UserCache cache;
  private final Stops stops;

  SteppedCache(UserCache cache, Stops stops) {
    this.cache = cache;
    this.stops = stops;
  }

  @Override
  public String keyOf(long userId) {
    return cache.keyOf(userId);
  }

  @Override
  public boolean keysAreOurs() {
    return cache.keysAreOurs();
  }

  @Override
  public Optional<byte[]> get(String key) {
    return stops
        .here()
        .pass(
            new Operation<>(
                Deed.Where.REDIS,
                "GET " + key,
                () -> cache.get(key),
                value -> new Outcome(value.isEmpty() ? "nil" : Held.of(value).words(), false)));
  }

  @Override
  public void set(String key, byte[] value, Duration ttl) {
    stops
        .here()
        .pass(
            new Operation<>(
                Deed.Where.REDIS,
                "SETEX %s %d %s".formatted(key, ttl.toSeconds(), Held.of(value).words()),
                () -> {
                  cache.set(key, value, ttl);
                  return "";
                },
                _ -> new Outcome("OK", true)));
  }

  @Override
  public boolean delete(String key) {
    return stops
        .here()
        .pass(
            new Operation<>(
                Deed.Where.REDIS,
                "DEL " + key,
                () -> cache.delete(key),
                existed -> new Outcome(existed ? "1" : "0", existed)));
  }
}
