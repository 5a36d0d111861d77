package cachescope.service;

import cachescope.event.CacheOperation;
import cachescope.event.PatternEvent.LeaseAsked;
import cachescope.service.GuardedCache.Found;
import cachescope.service.GuardedCache.KnownAbsent;
import cachescope.service.GuardedCache.NotAsked;
import cachescope.service.GuardedCache.NotFound;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;

/**
 * A miss asks for a lease, the right to fill the key. One has it, and loads; the others ask again
 * until the value is there. Any write to the key takes the lease back, and the late fill with it.
 *
 * <p>Nishtala et al., "Scaling Memcache at Facebook", NSDI 2013. A renewal needs no lease: its
 * right is the very value that it saw, which a write takes away as well.
 */
final class LeasedLoad implements Loader {
  private final GuardedCache cache;
  private final UserJson json;
  private final Loader next;
  private final Background background;
  private final DoubleSupplier random;

  LeasedLoad(
      GuardedCache cache,
      UserJson json,
      Loader next,
      Background background,
      DoubleSupplier random) {
    this.cache = cache;
    this.json = json;
    this.next = next;
    this.background = background;
    this.random = random;
  }

  @Override
  public Optional<User> load(Call call, Purpose purpose) {
    if (purpose != Purpose.MISS) {
      return next.load(call, purpose);
    }
    byte[] mark = json.encode(new Mark.Leased(UUID.randomUUID().toString().replace("-", "")));
    Duration lease = call.settings().protections().lease();
    Waiting waiting = new Waiting(call, background, random, lease);
    boolean first = true;
    do {
      Optional<Optional<byte[]>> answer = ask(call, mark, lease, first);
      first = false;
      if (answer.isEmpty()) {
        break;
      }
      if (answer.get().isEmpty()) {
        return leased(call, mark);
      }
      byte[] there = answer.get().get();
      switch (cache.read(call, there)) {
        case Found(CachedUser value) -> {
          return Optional.of(value.user());
        }
        case KnownAbsent _ -> {
          return Optional.empty();
        }
        case NotFound(boolean mayFill) -> {
          if (json.mark(there).isEmpty()) {
            // Not a value of ours: what may be done about it does not need a lease.
            call.found(there);
            return next.load(call, mayFill ? Purpose.MISS : Purpose.PAST_CACHE);
          }
        }
        case NotAsked _ -> {}
      }
    } while (waiting.again());
    return next.load(call, Purpose.PAST_CACHE);
  }

  private Optional<Optional<byte[]>> ask(Call call, byte[] mark, Duration lease, boolean first) {
    String key = cache.key(call);
    return cache.step(
        call,
        CacheOperation.CONDITIONAL_SET,
        new CacheStep.GetOrLease(key, mark, lease),
        (answer, nanos) ->
            first || answer.isEmpty()
                ? Optional.of(new LeaseAsked(call.requestId(), key, answer.isEmpty(), nanos))
                : Optional.empty());
  }

  /** Loads; what fills nothing gives the lease back, so that nobody waits for its end. */
  private Optional<User> leased(Call call, byte[] mark) {
    call.found(mark);
    boolean loaded = false;
    try {
      Optional<User> row = next.load(call, Purpose.MISS);
      loaded = row.isPresent();
      return row;
    } finally {
      if (!loaded) {
        var _ =
            cache.step(
                call,
                CacheOperation.CONDITIONAL_SET,
                new CacheStep.Unlock(cache.key(call), mark),
                (_, _) -> Optional.empty());
      }
    }
  }
}
