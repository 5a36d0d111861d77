package cachescope.event;

import java.time.Duration;
import java.util.Objects;

/**
 * How the service uses cache and database together.
 *
 * @param invalidation used by the strategies that write to the database first and leave the cached
 *     value to it: cache-aside, read-through, refresh-ahead, stale-while-revalidate
 * @param ttlJitter share of the time to live by which it is made longer or shorter at random, 0 to
 *     0.5
 * @param slidingTtl whether every hit begins the time to live anew
 * @param refreshBelow refresh-ahead: share of the time to live that is left when a hit starts a
 *     refresh, 0.01 to 0.99
 * @param staleFor stale-while-revalidate: how long past its time to live a value may be answered, 1
 *     s to 24 h
 * @param flushEvery write-behind: how long a write may wait in memory, 10 ms to 60 s
 * @param instances of the service, each with a memory of its own, 1 to 4
 * @param nearTtl longest time a value stays in a near cache, 10 ms to 1 h
 */
public record CachePattern(
    CachingStrategy strategy,
    Invalidation invalidation,
    double ttlJitter,
    boolean slidingTtl,
    double refreshBelow,
    Duration staleFor,
    Duration flushEvery,
    int instances,
    NearCaching near,
    Duration nearTtl) {

  /** Cache-aside that deletes after the commit, one instance, nothing else. */
  public static final CachePattern CLASSIC =
      new CachePattern(
          CachingStrategy.CACHE_ASIDE,
          Invalidation.DELETE,
          0,
          false,
          0.2,
          Duration.ofSeconds(60),
          Duration.ofSeconds(1),
          1,
          NearCaching.OFF,
          Duration.ofSeconds(10));

  public CachePattern {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(invalidation, "invalidation");
    Objects.requireNonNull(near, "near");
    Ranges.check("TTL jitter", ttlJitter, 0, 0.5);
    Ranges.check("refresh below", refreshBelow, 0.01, 0.99);
    Ranges.check("stale for", staleFor, Duration.ofSeconds(1), Duration.ofHours(24));
    Ranges.check("flush interval", flushEvery, Duration.ofMillis(10), Duration.ofSeconds(60));
    Ranges.check("service instances", instances, 1, 4);
    Ranges.check("near time to live", nearTtl, Duration.ofMillis(10), Duration.ofHours(1));
  }

  public CachePattern withStrategy(CachingStrategy s) {
    return new CachePattern(
        s,
        invalidation,
        ttlJitter,
        slidingTtl,
        refreshBelow,
        staleFor,
        flushEvery,
        instances,
        near,
        nearTtl);
  }

  public CachePattern withInvalidation(Invalidation i) {
    return new CachePattern(
        strategy,
        i,
        ttlJitter,
        slidingTtl,
        refreshBelow,
        staleFor,
        flushEvery,
        instances,
        near,
        nearTtl);
  }

  public CachePattern withTtlJitter(double jitter) {
    return new CachePattern(
        strategy,
        invalidation,
        jitter,
        slidingTtl,
        refreshBelow,
        staleFor,
        flushEvery,
        instances,
        near,
        nearTtl);
  }

  public CachePattern withSlidingTtl(boolean sliding) {
    return new CachePattern(
        strategy,
        invalidation,
        ttlJitter,
        sliding,
        refreshBelow,
        staleFor,
        flushEvery,
        instances,
        near,
        nearTtl);
  }

  public CachePattern withRefreshBelow(double share) {
    return new CachePattern(
        strategy,
        invalidation,
        ttlJitter,
        slidingTtl,
        share,
        staleFor,
        flushEvery,
        instances,
        near,
        nearTtl);
  }

  public CachePattern withStaleFor(Duration time) {
    return new CachePattern(
        strategy,
        invalidation,
        ttlJitter,
        slidingTtl,
        refreshBelow,
        time,
        flushEvery,
        instances,
        near,
        nearTtl);
  }

  public CachePattern withFlushEvery(Duration time) {
    return new CachePattern(
        strategy,
        invalidation,
        ttlJitter,
        slidingTtl,
        refreshBelow,
        staleFor,
        time,
        instances,
        near,
        nearTtl);
  }

  public CachePattern withInstances(int count) {
    return new CachePattern(
        strategy,
        invalidation,
        ttlJitter,
        slidingTtl,
        refreshBelow,
        staleFor,
        flushEvery,
        count,
        near,
        nearTtl);
  }

  public CachePattern withNear(NearCaching caching) {
    return new CachePattern(
        strategy,
        invalidation,
        ttlJitter,
        slidingTtl,
        refreshBelow,
        staleFor,
        flushEvery,
        instances,
        caching,
        nearTtl);
  }

  public CachePattern withNearTtl(Duration time) {
    return new CachePattern(
        strategy,
        invalidation,
        ttlJitter,
        slidingTtl,
        refreshBelow,
        staleFor,
        flushEvery,
        instances,
        near,
        time);
  }
}
