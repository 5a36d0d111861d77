package cachescope.service;

import cachescope.event.Outcome;
import cachescope.event.PatternEvent.DropCause;
import cachescope.event.PatternEvent.NearHit;
import java.util.OptionalLong;

/**
 * A near cache before another strategy: an instance's own copies, and what its own writes do to
 * them. The eye should see: no way to Redis at all.
 */
final class NearStrategy implements Strategy {
  private final Strategy strategy;
  private final NearCache near;
  private final GuardedCache cache;
  private final Writing told;

  /**
   * @param told what a write does besides, so that the other instances drop their copies
   */
  NearStrategy(Strategy strategy, NearCache near, GuardedCache cache, Announcing told) {
    this.strategy = strategy;
    this.near = near;
    this.cache = cache;
    this.told = told.around(strategy::write);
  }

  /** Announces a write to the near caches of others. */
  interface Announcing {
    Writing around(Writing writing);

    /** Nobody is told. */
    Announcing NOBODY = writing -> writing;
  }

  @Override
  public Read read(Call call) {
    long began = call.now();
    NearCache.Kept kept = near.find(call.userId());
    if (kept != null) {
      long ended = call.now();
      call.addCache(ended - began);
      call.outcome(Outcome.HIT);
      call.tell(
          ended,
          new NearHit(
              call.requestId(), near.instance(), kept.key(), kept.version(), ended - began));
      return kept.read();
    }
    long mark = near.mark(call.userId());
    Read read = strategy.read(call);
    boolean fromCache = read.outcome() == Outcome.HIT || read.outcome() == Outcome.MISS;
    if (fromCache && !read.pastItsTime() && read.user().isPresent()) {
      OptionalLong since =
          read.cachedAtMillis().isPresent()
              ? read.cachedAtMillis()
              : OptionalLong.of(call.wallMillis());
      near.keep(call.requestId(), cache.key(call), mark, read.user().get(), since);
    }
    return read;
  }

  @Override
  public Write write(Call call, UserPatch patch) {
    Write write = told.write(call, patch);
    near.drop(call.requestId(), call.userId(), DropCause.OWN_WRITE);
    return write;
  }
}
