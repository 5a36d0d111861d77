package cachescope.service;

import cachescope.event.CacheOperation;
import cachescope.event.PatternEvent.LockAsked;
import cachescope.event.PatternEvent.Unlocked;
import cachescope.service.GuardedCache.Found;
import cachescope.service.GuardedCache.KnownAbsent;
import cachescope.service.GuardedCache.NotAsked;
import cachescope.service.GuardedCache.NotFound;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;

/**
 * One load for all instances that miss the same key: who loads holds a lock in Redis, with a token
 * and an end; the others look into the cache until the value is there, or the lock is free.
 *
 * <p>Given back by comparing and deleting, so that nobody else's is. No more than a way to spare
 * the database: a holder that is slower than its lock loads beside the next.
 */
final class LockedLoad implements Loader {
  private final GuardedCache cache;
  private final UserJson json;
  private final GuardedCache.Look look;
  private final Loader next;
  private final Background background;
  private final DoubleSupplier random;

  /**
   * @param look for the value that the holder of the lock stored
   */
  LockedLoad(
      GuardedCache cache,
      UserJson json,
      GuardedCache.Look look,
      Loader next,
      Background background,
      DoubleSupplier random) {
    this.cache = cache;
    this.json = json;
    this.look = look;
    this.next = next;
    this.background = background;
    this.random = random;
  }

  @Override
  public Optional<User> load(Call call, Purpose purpose) {
    if (purpose == Purpose.PAST_CACHE) {
      return next.load(call, purpose);
    }
    String key = cache.key(call) + ":lock";
    byte[] mark = json.encode(new Mark.Locked(UUID.randomUUID().toString().replace("-", "")));
    Duration held = call.settings().protections().lock();
    Waiting waiting = new Waiting(call, background, random, held);
    boolean first = true;
    do {
      Optional<Boolean> taken = ask(call, key, mark, held, first);
      first = false;
      if (taken.isEmpty()) {
        break;
      }
      if (taken.get()) {
        return holding(call, purpose, key, mark);
      }
      if (purpose == Purpose.REFRESH) {
        throw StoreException.givenUp("Somebody else loads the same user.");
      }
      Optional<Optional<User>> there = look(call);
      if (there.isPresent()) {
        return there.get();
      }
    } while (waiting.again());
    return next.load(call, purpose);
  }

  private Optional<Boolean> ask(Call call, String key, byte[] mark, Duration held, boolean first) {
    return cache.step(
        call,
        CacheOperation.LOCK,
        new CacheStep.Lock(key, mark, held),
        (taken, nanos) ->
            first || taken
                ? Optional.of(new LockAsked(call.requestId(), key, taken, nanos))
                : Optional.empty());
  }

  private Optional<User> holding(Call call, Purpose purpose, String key, byte[] mark) {
    try {
      // Between our look and the lock, its last holder may have filled the cache.
      Optional<Optional<User>> there = purpose == Purpose.MISS ? look(call) : Optional.empty();
      return there.isPresent() ? there.get() : next.load(call, purpose);
    } finally {
      var _ =
          cache.step(
              call,
              CacheOperation.UNLOCK,
              new CacheStep.Unlock(key, mark),
              (ours, nanos) -> Optional.of(new Unlocked(call.requestId(), key, ours, nanos)));
    }
  }

  private Optional<Optional<User>> look(Call call) {
    return switch (cache.again(call, look, CacheOperation.LOCK)) {
      case Found(CachedUser value) -> Optional.of(Optional.of(value.user()));
      case KnownAbsent _ -> Optional.of(Optional.empty());
      case NotFound _, NotAsked _ -> Optional.empty();
    };
  }
}
