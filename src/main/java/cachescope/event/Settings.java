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
 */
public record Settings(
    boolean cacheOn,
    Duration ttl,
    int valueBytes,
    long maxMemory,
    String evictionPolicy,
    Duration databaseDelay,
    int databaseConnections,
    Duration cacheTimeout) {

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

  public Settings {
    Objects.requireNonNull(ttl, "ttl");
    Objects.requireNonNull(evictionPolicy, "evictionPolicy");
    Objects.requireNonNull(databaseDelay, "databaseDelay");
    Objects.requireNonNull(cacheTimeout, "cacheTimeout");
    inRange("time to live", ttl, Duration.ofSeconds(1), Duration.ofHours(24));
    if (ttl.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "time to live must be whole seconds, was " + ttl.toMillis() + " ms");
    }
    inRange("database delay", databaseDelay, Duration.ZERO, Duration.ofSeconds(60));
    inRange("cache time-out", cacheTimeout, Duration.ofMillis(1), Duration.ofSeconds(10));
    inRange("value size", valueBytes, 0, 4 << 20);
    inRange("database connections", databaseConnections, 1, 1_000);
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
        cacheTimeout);
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
        cacheTimeout);
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
        cacheTimeout);
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
        cacheTimeout);
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
        cacheTimeout);
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
        cacheTimeout);
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
        cacheTimeout);
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
        timeout);
  }

  private static void inRange(String what, Duration value, Duration low, Duration high) {
    if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          what + " must be from " + words(low) + " to " + words(high) + ", was " + words(value));
    }
  }

  /** As the options take it: in the largest unit that leaves no rest. */
  private static String words(Duration time) {
    long millis = time.toMillis();
    if (millis == 0 || millis % 1_000 != 0) {
      return millis == 0 ? "0 s" : millis + " ms";
    }
    return millis % 3_600_000 == 0 ? millis / 3_600_000 + " h" : millis / 1_000 + " s";
  }

  private static void inRange(String what, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          what + " must be from " + low + " to " + high + ", was " + value);
    }
  }
}
