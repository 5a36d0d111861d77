package cachescope.event;

import java.time.Duration;

/**
 * What protects cache and database from the classic failures. Each is a switch of its own; they
 * compose.
 *
 * @param singleFlight whether one load serves all who miss the same key in the same instance
 * @param lock how long a lock in Redis, taken by whoever loads, may be held, 100 ms to 60 s; 0: no
 *     lock
 * @param xfetchBeta eagerness of early recomputation, above 0 to 10; 0: off
 * @param negativeTtl how long "there is no such user" is cached, 1 s to 1 h in whole seconds; 0:
 *     not at all
 * @param bloomFilter whether a Bloom filter of all ids keeps unknown ids from cache and database
 * @param lease how long the right to fill a missed key lasts, 100 ms to 60 s; 0: no leases
 * @param versionedSet whether a fill is refused where Redis holds a newer version or its tombstone
 * @param secondDelete how long after the first a key is deleted once more, 1 ms to 60 s; 0: not
 * @param bulkhead loads at the same time that an instance allows, 1 to 1,000; 0: no bound
 * @param missesPerSecond loads that an instance begins a second, 1 to 100,000; 0: no bound
 * @param breaker whether a circuit breaker stands before the cache
 */
public record Protections(
    boolean singleFlight,
    Duration lock,
    double xfetchBeta,
    Duration negativeTtl,
    boolean bloomFilter,
    Duration lease,
    boolean versionedSet,
    Duration secondDelete,
    int bulkhead,
    int missesPerSecond,
    boolean breaker) {

  /** The circuit breaker, and nothing else. */
  public static final Protections CLASSIC =
      new Protections(
          false,
          Duration.ZERO,
          0,
          Duration.ZERO,
          false,
          Duration.ZERO,
          false,
          Duration.ZERO,
          0,
          0,
          true);

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  public Protections {
    Ranges.checkOrOff("lock", lock, SHORTEST, LONGEST);
    Ranges.check("XFetch beta", xfetchBeta, 0, 10);
    Ranges.checkOrOff("negative TTL", negativeTtl, Duration.ofSeconds(1), Duration.ofHours(1));
    if (negativeTtl.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "negative TTL must be whole seconds, was " + negativeTtl.toMillis() + " ms");
    }
    Ranges.checkOrOff("lease", lease, SHORTEST, LONGEST);
    Ranges.checkOrOff("second delete", secondDelete, Duration.ofMillis(1), LONGEST);
    Ranges.check("bulkhead (0: off)", bulkhead, 0, 1_000);
    Ranges.check("misses a second (0: off)", missesPerSecond, 0, 100_000);
  }

  public Protections withSingleFlight(boolean on) {
    return new Protections(
        on,
        lock,
        xfetchBeta,
        negativeTtl,
        bloomFilter,
        lease,
        versionedSet,
        secondDelete,
        bulkhead,
        missesPerSecond,
        breaker);
  }

  public Protections withLock(Duration held) {
    return new Protections(
        singleFlight,
        held,
        xfetchBeta,
        negativeTtl,
        bloomFilter,
        lease,
        versionedSet,
        secondDelete,
        bulkhead,
        missesPerSecond,
        breaker);
  }

  public Protections withXfetchBeta(double beta) {
    return new Protections(
        singleFlight,
        lock,
        beta,
        negativeTtl,
        bloomFilter,
        lease,
        versionedSet,
        secondDelete,
        bulkhead,
        missesPerSecond,
        breaker);
  }

  public Protections withNegativeTtl(Duration time) {
    return new Protections(
        singleFlight,
        lock,
        xfetchBeta,
        time,
        bloomFilter,
        lease,
        versionedSet,
        secondDelete,
        bulkhead,
        missesPerSecond,
        breaker);
  }

  public Protections withBloomFilter(boolean on) {
    return new Protections(
        singleFlight,
        lock,
        xfetchBeta,
        negativeTtl,
        on,
        lease,
        versionedSet,
        secondDelete,
        bulkhead,
        missesPerSecond,
        breaker);
  }

  public Protections withLease(Duration time) {
    return new Protections(
        singleFlight,
        lock,
        xfetchBeta,
        negativeTtl,
        bloomFilter,
        time,
        versionedSet,
        secondDelete,
        bulkhead,
        missesPerSecond,
        breaker);
  }

  public Protections withVersionedSet(boolean on) {
    return new Protections(
        singleFlight,
        lock,
        xfetchBeta,
        negativeTtl,
        bloomFilter,
        lease,
        on,
        secondDelete,
        bulkhead,
        missesPerSecond,
        breaker);
  }

  public Protections withSecondDelete(Duration after) {
    return new Protections(
        singleFlight,
        lock,
        xfetchBeta,
        negativeTtl,
        bloomFilter,
        lease,
        versionedSet,
        after,
        bulkhead,
        missesPerSecond,
        breaker);
  }

  public Protections withBulkhead(int loads) {
    return new Protections(
        singleFlight,
        lock,
        xfetchBeta,
        negativeTtl,
        bloomFilter,
        lease,
        versionedSet,
        secondDelete,
        loads,
        missesPerSecond,
        breaker);
  }

  public Protections withMissesPerSecond(int loads) {
    return new Protections(
        singleFlight,
        lock,
        xfetchBeta,
        negativeTtl,
        bloomFilter,
        lease,
        versionedSet,
        secondDelete,
        bulkhead,
        loads,
        breaker);
  }

  public Protections withBreaker(boolean on) {
    return new Protections(
        singleFlight,
        lock,
        xfetchBeta,
        negativeTtl,
        bloomFilter,
        lease,
        versionedSet,
        secondDelete,
        bulkhead,
        missesPerSecond,
        on);
  }
}
