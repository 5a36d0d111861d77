package cachescope.service;

import cachescope.event.PatternEvent.Bound;
import cachescope.event.PatternEvent.Rejected;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many loads at the same time and no more: who comes too many is sent away at once, so that the
 * database keeps answering the others (Nygard, <i>Release It!</i>, 2007).
 */
final class Bulkhead implements Loader {
  private final GuardedCache cache;
  private final Loader next;
  private final AtomicInteger loads;

  /**
   * @param loads of this instance that are under way
   */
  Bulkhead(GuardedCache cache, Loader next, AtomicInteger loads) {
    this.cache = cache;
    this.next = next;
    this.loads = loads;
  }

  @Override
  public Optional<User> load(Call call, Purpose purpose) {
    int most = call.settings().protections().bulkhead();
    try {
      if (loads.incrementAndGet() > most) {
        call.tell(call.now(), new Rejected(call.requestId(), cache.key(call), Bound.BULKHEAD));
        throw new StoreException(
            "The database was spared this request: the bulkhead lets %d load at the same time."
                .formatted(most));
      }
      return next.load(call, purpose);
    } finally {
      loads.decrementAndGet();
    }
  }
}
