package cachescope.event;

import java.util.Optional;

/**
 * What the cache did for a read. Every read has exactly one, so that reads = hits + misses +
 * bypasses + cache errors.
 *
 * <p>Whoever waits for another request's load is a miss.
 */
public enum Outcome {
  HIT,
  MISS,
  /**
   * The cache was not asked: switched off, or its circuit breaker is open, or its password was
   * refused.
   */
  BYPASS,
  /** The cache was asked and failed. */
  CACHE_ERROR;

  /** The outcome that a fact decides: each read has exactly one that does. */
  public static Optional<Outcome> decidedBy(CacheEvent event) {
    return switch (event) {
      case CacheCallEvent call -> decidedBy(call);
      case PatternEvent pattern ->
          pattern instanceof PatternEvent.NearHit ? Optional.of(HIT) : Optional.empty();
      case RequestEvent _,
          MessageEvent _,
          DatabaseEvent _,
          RedisEvent _,
          UseEvent _,
          SessionEvent _ ->
          Optional.empty();
    };
  }

  private static Optional<Outcome> decidedBy(CacheCallEvent call) {
    return switch (call) {
      case CacheCallEvent.Hit _ -> Optional.of(HIT);
      case CacheCallEvent.Missed _ -> Optional.of(MISS);
      case CacheCallEvent.Bypassed _ -> Optional.of(BYPASS);
      case CacheCallEvent.CacheFailed failed ->
          failed.operation() == CacheOperation.GET ? Optional.of(CACHE_ERROR) : Optional.empty();
      case CacheCallEvent.Filled _,
          CacheCallEvent.Invalidated _,
          CacheCallEvent.BreakerChanged _,
          CacheCallEvent.DeleteOwed _,
          CacheCallEvent.OwedDeleteSent _,
          CacheCallEvent.OwedDeletesDropped _ ->
          Optional.empty();
    };
  }
}
