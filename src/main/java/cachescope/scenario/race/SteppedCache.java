package cachescope.scenario.race;

import cachescope.scenario.race.Operation.Outcome;
import cachescope.service.CacheStep;
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
                value ->
                    new Outcome(
                        value.isEmpty() ? "nil" : stops.known(Held.of(value)).words(), false)));
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

  @Override
  public <R> R take(CacheStep<R> step) {
    Runner here = stops.here();
    return here.pass(
        new Operation<>(
            Deed.Where.REDIS,
            command(step),
            () -> cache.take(step),
            result -> outcome(step, result, here.actor())));
  }

  private String command(CacheStep<?> step) {
    String key = step.key();
    return switch (step) {
      case CacheStep.GetAndExtend s -> "GETEX %s %d".formatted(key, s.ttl().toSeconds());
      case CacheStep.GetOrLease _ -> "GET or lease " + key;
      case CacheStep.FillLeased s -> "SET if leased %s %s".formatted(key, words(s.value()));
      case CacheStep.SetIfNewer s -> "SET if newer %s %s".formatted(key, words(s.value()));
      case CacheStep.Tombstone s -> "SET %s %s".formatted(key, words(s.mark()));
      case CacheStep.Lock _ -> "SET NX %s (lock)".formatted(key);
      case CacheStep.Unlock _ -> "unlock " + key;
      case CacheStep.SetNext s -> "SET if newer %s %s".formatted(key, words(s.value()));
      case CacheStep.Publish _ -> "PUBLISH " + key;
      case CacheStep.Append _ -> "XADD " + key;
      case CacheStep.Raise _ -> "raise " + key;
      case CacheStep.SetTagged s -> "SETEX %s %s, tagged".formatted(key, words(s.value()));
      case CacheStep.DropTag _ -> "delete all of " + key;
      case CacheStep.Rank _ -> "ZADD " + key;
      case CacheStep.Top _ -> "ZREVRANGE " + key;
    };
  }

  /** What it brought is as its step says: a value that was there, or whether it did anything. */
  private Outcome outcome(CacheStep<?> step, Object result, Actor actor) {
    return switch (step) {
      case CacheStep.GetAndExtend _ -> new Outcome(found(result), false);
      case CacheStep.GetOrLease s -> {
        boolean granted = result.equals(Optional.empty());
        if (granted) {
          stops.leased(s.mark(), actor);
        }
        yield new Outcome(granted ? "nil, has the lease now" : found(result), granted);
      }
      case CacheStep.FillLeased _ -> done(result, "refused: the lease is gone");
      case CacheStep.SetIfNewer _ -> done(result, "refused: a newer version is there");
      case CacheStep.Tombstone _ -> done(result, "refused: a newer version is there");
      case CacheStep.Lock _ -> done(result, "nil, somebody else has it");
      case CacheStep.Unlock _ -> done(result, "not ours any more");
      case CacheStep.SetNext _ -> done(result, "refused: a newer version is there");
      case CacheStep.SetTagged _ -> done(result, "not set");
      case CacheStep.Publish _,
          CacheStep.Append _,
          CacheStep.Raise _,
          CacheStep.DropTag _,
          CacheStep.Rank _,
          CacheStep.Top _ ->
          new Outcome(result.toString(), true);
    };
  }

  private String found(Object result) {
    return result instanceof Optional<?> value && value.isPresent()
        ? words((byte[]) value.get())
        : "nil";
  }

  private static Outcome done(Object result, String otherwise) {
    boolean done = Boolean.TRUE.equals(result);
    return new Outcome(done ? "OK" : otherwise, done);
  }

  private String words(byte[] value) {
    return stops.known(Held.of(value)).words();
  }
}
