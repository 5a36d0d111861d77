package cachescope.service;

import cachescope.event.PatternEvent.Bound;
import cachescope.event.PatternEvent.Rejected;
import java.util.Optional;

/** So many loads begin a second and no more, by a token bucket; who comes too many is sent away. */
final class MissRate implements Loader {
  private final GuardedCache cache;
  private final Loader next;
  private final TokenBucket tokens;

  MissRate(GuardedCache cache, Loader next, TokenBucket tokens) {
    this.cache = cache;
    this.next = next;
    this.tokens = tokens;
  }

  @Override
  public Optional<User> load(Call call, Purpose purpose) {
    int rate = call.settings().protections().missesPerSecond();
    if (!tokens.take(rate, call.now())) {
      call.tell(
          call.now(), new Rejected(call.requestId(), cache.key(call), Bound.MISSES_PER_SECOND));
      throw new StoreException(
          "The database was spared this request: %d loads a second are allowed.".formatted(rate));
    }
    return next.load(call, purpose);
  }
}
