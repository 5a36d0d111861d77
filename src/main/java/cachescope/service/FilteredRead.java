package cachescope.service;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.Outcome;
import java.util.Optional;
import java.util.OptionalLong;

/** A read that keeps ids which nobody has from the cache and from the database. */
final class FilteredRead implements Reading {
  private final GuardedCache cache;
  private final Reading next;
  private final KnownIds ids;

  FilteredRead(GuardedCache cache, Reading next, KnownIds ids) {
    this.cache = cache;
    this.next = next;
    this.ids = ids;
  }

  @Override
  public Strategy.Read read(Call call) {
    if (ids.mayBe(call.userId())) {
      return next.read(call);
    }
    call.outcome(Outcome.BYPASS);
    call.tell(call.now(), new Bypassed(call.requestId(), cache.key(call), BypassReason.FILTERED));
    return new Strategy.Read(Optional.empty(), Outcome.BYPASS, OptionalLong.empty(), false);
  }
}
