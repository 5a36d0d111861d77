package cachescope.event;

import java.time.Duration;
import java.util.Objects;

/**
 * What a person can set. Immutable; a request reads it once and keeps it to its end.
 *
 * @param cacheOn whether the service asks the cache at all
 * @param ttl time to live of a cached value, 1 s to 24 h in whole seconds (SETEX)
 * @param valueBytes size of the avatar that pads every value, 0 to 4 MiB
 * @param maxMemory Redis's maxmemory in bytes; 0: no limit
 * @param evictionPolicy Redis's maxmemory-policy by its Redis name
 * @param databaseDelay added to every load while its connection is held, 0 to 60 s
 * @param databaseConnections capacity of the database, 1 to 1,000
 * @param cacheTimeout longest wait for one answer of the cache, 1 ms to 10 s
 * @param pattern how cache and database are used together
 * @param protections against the classic failures
 * @param trouble made on purpose
 */
public record Settings(
    boolean cacheOn,
    Duration ttl,
    int valueBytes,
    long maxMemory,
    String evictionPolicy,
    Duration databaseDelay,
    int databaseConnections,
    Duration cacheTimeout,
    CachePattern pattern,
    Protections protections,
    Trouble trouble) {

  /**
   * The classic tutorial: cache on, 60 s, no padding, no limit, a database that takes 1 s and has
   * 10 connections.
   */
  public static final Settings CLASSIC =
      new Settings(
          true,
          Duration.ofSeconds(60),
          0,
          0,
          "noeviction",
          Duration.ofSeconds(1),
          10,
          Duration.ofMillis(200));

  /** The plain tutorial's pattern: cache-aside, delete on write, a breaker, no trouble. */
  public Settings(
      boolean cacheOn,
      Duration ttl,
      int valueBytes,
      long maxMemory,
      String evictionPolicy,
      Duration databaseDelay,
      int databaseConnections,
      Duration cacheTimeout) {
    this(
        cacheOn,
        ttl,
        valueBytes,
        maxMemory,
        evictionPolicy,
        databaseDelay,
        databaseConnections,
        cacheTimeout,
        CachePattern.CLASSIC,
        Protections.CLASSIC,
        Trouble.NONE);
  }

  public Settings {
    Objects.requireNonNull(evictionPolicy, "evictionPolicy");
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(protections, "protections");
    Objects.requireNonNull(trouble, "trouble");
    Ranges.check("time to live", ttl, Duration.ofSeconds(1), Duration.ofHours(24));
    if (ttl.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "time to live must be whole seconds, was " + ttl.toMillis() + " ms");
    }
    Ranges.check("database delay", databaseDelay, Duration.ZERO, Duration.ofSeconds(60));
    Ranges.check("cache time-out", cacheTimeout, Duration.ofMillis(1), Duration.ofSeconds(10));
    Ranges.check("value size", valueBytes, 0, 4 << 20);
    Ranges.check("database connections", databaseConnections, 1, 1_000);
    if (maxMemory < 0) {
      throw new IllegalArgumentException(
          "max memory must be 0 (no limit) or more, was " + maxMemory);
    }
  }

  public Settings withCacheOn(boolean on) {
    return new Settings(
        on,
        ttl,
        valueBytes,
        maxMemory,
        evictionPolicy,
        databaseDelay,
        databaseConnections,
        cacheTimeout,
        pattern,
        protections,
        trouble);
  }

  public Settings withTtl(Duration time) {
    return new Settings(
        cacheOn,
        time,
        valueBytes,
        maxMemory,
        evictionPolicy,
        databaseDelay,
        databaseConnections,
        cacheTimeout,
        pattern,
        protections,
        trouble);
  }

  public Settings withValueBytes(int bytes) {
    return new Settings(
        cacheOn,
        ttl,
        bytes,
        maxMemory,
        evictionPolicy,
        databaseDelay,
        databaseConnections,
        cacheTimeout,
        pattern,
        protections,
        trouble);
  }

  public Settings withMaxMemory(long bytes) {
    return new Settings(
        cacheOn,
        ttl,
        valueBytes,
        bytes,
        evictionPolicy,
        databaseDelay,
        databaseConnections,
        cacheTimeout,
        pattern,
        protections,
        trouble);
  }

  public Settings withEvictionPolicy(String policy) {
    return new Settings(
        cacheOn,
        ttl,
        valueBytes,
        maxMemory,
        policy,
        databaseDelay,
        databaseConnections,
        cacheTimeout,
        pattern,
        protections,
        trouble);
  }

  public Settings withDatabaseDelay(Duration delay) {
    return new Settings(
        cacheOn,
        ttl,
        valueBytes,
        maxMemory,
        evictionPolicy,
        delay,
        databaseConnections,
        cacheTimeout,
        pattern,
        protections,
        trouble);
  }

  public Settings withDatabaseConnections(int connections) {
    return new Settings(
        cacheOn,
        ttl,
        valueBytes,
        maxMemory,
        evictionPolicy,
        databaseDelay,
        connections,
        cacheTimeout,
        pattern,
        protections,
        trouble);
  }

  public Settings withCacheTimeout(Duration timeout) {
    return new Settings(
        cacheOn,
        ttl,
        valueBytes,
        maxMemory,
        evictionPolicy,
        databaseDelay,
        databaseConnections,
        timeout,
        pattern,
        protections,
        trouble);
  }

  public Settings withPattern(CachePattern next) {
    return new Settings(
        cacheOn,
        ttl,
        valueBytes,
        maxMemory,
        evictionPolicy,
        databaseDelay,
        databaseConnections,
        cacheTimeout,
        next,
        protections,
        trouble);
  }

  public Settings withProtections(Protections next) {
    return new Settings(
        cacheOn,
        ttl,
        valueBytes,
        maxMemory,
        evictionPolicy,
        databaseDelay,
        databaseConnections,
        cacheTimeout,
        pattern,
        next,
        trouble);
  }

  public Settings withTrouble(Trouble next) {
    return new Settings(
        cacheOn,
        ttl,
        valueBytes,
        maxMemory,
        evictionPolicy,
        databaseDelay,
        databaseConnections,
        cacheTimeout,
        pattern,
        protections,
        next);
  }
}
