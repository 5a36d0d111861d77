package cachescope.event;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All settings by their names: how files, options and lists read and write them. */
public final class NamedSettings {
  private static final String SWITCH = "on or off";

  /** In the order in which they are listed. */
  public static final List<NamedSetting> ALL =
      List.of(
          new NamedSetting(
              "cache",
              "cache",
              SWITCH,
              s -> onOff(s.cacheOn()),
              (s, t) -> s.withCacheOn(Amounts.onOff(t))),
          new NamedSetting(
              "ttl",
              "time to live",
              "1s to 24h, whole seconds",
              s -> time(s.ttl()),
              (s, t) -> s.withTtl(Amounts.duration(t))),
          new NamedSetting(
              "value-size",
              "value size",
              "0 to 4MB",
              s -> Figures.bytes(s.valueBytes()),
              (s, t) -> s.withValueBytes(Math.toIntExact(Math.min(Amounts.bytes(t), 1 << 30)))),
          new NamedSetting(
              "max-memory",
              "max memory",
              "0 (no limit) or a size such as 3MB",
              s -> s.maxMemory() == 0 ? "no limit" : Figures.bytes(s.maxMemory()),
              (s, t) -> s.withMaxMemory(Amounts.bytes(t))),
          new NamedSetting(
              "policy",
              "eviction policy",
              "a maxmemory-policy such as allkeys-lru",
              Settings::evictionPolicy,
              (s, t) -> s.withEvictionPolicy(t.strip())),
          new NamedSetting(
              "delay",
              "added delay",
              "0s to 60s",
              s -> time(s.databaseDelay()),
              (s, t) -> s.withDatabaseDelay(Amounts.duration(t))),
          new NamedSetting(
              "connections",
              "connections",
              "1 to 1000",
              s -> Figures.count(s.databaseConnections()),
              (s, t) -> s.withDatabaseConnections(Amounts.count(t))),
          new NamedSetting(
              "cache-timeout",
              "cache time-out",
              "1ms to 10s",
              s -> time(s.cacheTimeout()),
              (s, t) -> s.withCacheTimeout(Amounts.duration(t))),
          pattern(
              "strategy",
              "strategy",
              labels(CachingStrategy.values()),
              p -> p.strategy().label(),
              (p, t) -> p.withStrategy(choice(CachingStrategy.class, t))),
          pattern(
              "invalidation",
              "invalidation",
              labels(Invalidation.values()),
              p -> p.invalidation().label(),
              (p, t) -> p.withInvalidation(choice(Invalidation.class, t))),
          pattern(
              "ttl-jitter",
              "TTL jitter",
              "0% to 50%",
              p -> percent(p.ttlJitter()),
              (p, t) -> p.withTtlJitter(Amounts.share(t))),
          pattern(
              "sliding-ttl",
              "sliding TTL",
              SWITCH,
              p -> onOff(p.slidingTtl()),
              (p, t) -> p.withSlidingTtl(Amounts.onOff(t))),
          pattern(
              "refresh-below",
              "refresh when left of the TTL",
              "1% to 99%",
              p -> percent(p.refreshBelow()),
              (p, t) -> p.withRefreshBelow(Amounts.share(t))),
          pattern(
              "stale-for",
              "stale for",
              "1s to 24h",
              p -> time(p.staleFor()),
              (p, t) -> p.withStaleFor(Amounts.duration(t))),
          pattern(
              "flush-every",
              "flush interval",
              "10ms to 60s",
              p -> time(p.flushEvery()),
              (p, t) -> p.withFlushEvery(Amounts.duration(t))),
          pattern(
              "instances",
              "service instances",
              "1 to 4",
              p -> Figures.count(p.instances()),
              (p, t) -> p.withInstances(Amounts.count(t))),
          pattern(
              "near-cache",
              "near cache",
              labels(NearCaching.values()),
              p -> p.near().label(),
              (p, t) -> p.withNear(choice(NearCaching.class, t))),
          pattern(
              "near-ttl",
              "near cache's TTL",
              "10ms to 1h",
              p -> time(p.nearTtl()),
              (p, t) -> p.withNearTtl(Amounts.duration(t))),
          protection(
              "single-flight",
              "single flight",
              SWITCH,
              p -> onOff(p.singleFlight()),
              (p, t) -> p.withSingleFlight(Amounts.onOff(t))),
          protection(
              "lock",
              "lock in Redis",
              "off, or 100ms to 60s",
              p -> timeOrOff(p.lock()),
              (p, t) -> p.withLock(durationOrOff(t))),
          protection(
              "xfetch",
              "XFetch beta",
              "off, or up to 10",
              p -> numberOrOff(p.xfetchBeta()),
              (p, t) -> p.withXfetchBeta(off(t) ? 0 : Amounts.number(t))),
          protection(
              "negative-ttl",
              "negative caching",
              "off, or 1s to 1h",
              p -> timeOrOff(p.negativeTtl()),
              (p, t) -> p.withNegativeTtl(durationOrOff(t))),
          protection(
              "bloom-filter",
              "Bloom filter",
              SWITCH,
              p -> onOff(p.bloomFilter()),
              (p, t) -> p.withBloomFilter(Amounts.onOff(t))),
          protection(
              "lease",
              "lease",
              "off, or 100ms to 60s",
              p -> timeOrOff(p.lease()),
              (p, t) -> p.withLease(durationOrOff(t))),
          protection(
              "versioned-set",
              "versioned set",
              SWITCH,
              p -> onOff(p.versionedSet()),
              (p, t) -> p.withVersionedSet(Amounts.onOff(t))),
          protection(
              "second-delete",
              "second delete",
              "off, or 1ms to 60s",
              p -> timeOrOff(p.secondDelete()),
              (p, t) -> p.withSecondDelete(durationOrOff(t))),
          protection(
              "bulkhead",
              "bulkhead",
              "off, or 1 to 1000 loads",
              p -> countOrOff(p.bulkhead()),
              (p, t) -> p.withBulkhead(off(t) ? 0 : Amounts.count(t))),
          protection(
              "misses-per-second",
              "misses a second",
              "off, or 1 to 100000",
              p -> countOrOff(p.missesPerSecond()),
              (p, t) -> p.withMissesPerSecond(off(t) ? 0 : Amounts.count(t))),
          protection(
              "breaker",
              "circuit breaker",
              SWITCH,
              p -> onOff(p.breaker()),
              (p, t) -> p.withBreaker(Amounts.onOff(t))),
          trouble(
              "cache-delay",
              "cache delay",
              "0s to 10s",
              t -> time(t.cacheDelay()),
              (t, text) -> t.withCacheDelay(Amounts.duration(text))),
          trouble(
              "cache-jitter",
              "cache jitter",
              "0s to 10s",
              t -> time(t.cacheJitter()),
              (t, text) -> t.withCacheJitter(Amounts.duration(text))),
          trouble(
              "database-jitter",
              "database jitter",
              "0s to 60s",
              t -> time(t.databaseJitter()),
              (t, text) -> t.withDatabaseJitter(Amounts.duration(text))),
          trouble(
              "database-failures",
              "database failures",
              "0% to 100%",
              t -> percent(t.databaseFailures()),
              (t, text) -> t.withDatabaseFailures(Amounts.share(text))),
          trouble(
              "lose-messages",
              "lost messages",
              "0% to 100%",
              t -> percent(t.loseMessages()),
              (t, text) -> t.withLoseMessages(Amounts.share(text))));

  private NamedSettings() {}

  /** The setting of that name. */
  public static Optional<NamedSetting> named(String name) {
    return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /**
   * Sets one by name.
   *
   * @throws IllegalArgumentException with a sentence where there is no such setting or value
   */
  public static Settings set(Settings settings, String name, String text) {
    return Conflicts.refused(
        named(name)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "there is no setting '"
                        + name
                        + "'; there are "
                        + ALL.stream().map(NamedSetting::name).collect(Collectors.joining(", "))))
            .set(settings, text));
  }

  private static NamedSetting pattern(
      String name,
      String words,
      String form,
      Function<CachePattern, String> shown,
      BiFunction<CachePattern, String, CachePattern> change) {
    return new NamedSetting(
        name,
        words,
        form,
        s -> shown.apply(s.pattern()),
        (s, text) -> s.withPattern(change.apply(s.pattern(), text)));
  }

  private static NamedSetting protection(
      String name,
      String words,
      String form,
      Function<Protections, String> shown,
      BiFunction<Protections, String, Protections> change) {
    return new NamedSetting(
        name,
        words,
        form,
        s -> shown.apply(s.protections()),
        (s, text) -> s.withProtections(change.apply(s.protections(), text)));
  }

  private static NamedSetting trouble(
      String name,
      String words,
      String form,
      Function<Trouble, String> shown,
      BiFunction<Trouble, String, Trouble> change) {
    return new NamedSetting(
        name,
        words,
        form,
        s -> shown.apply(s.trouble()),
        (s, text) -> s.withTrouble(change.apply(s.trouble(), text)));
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String text) {
    String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no '" + text.strip() + "'"));
  }

  private static String labels(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  private static boolean off(String text) {
    return text.strip().equals("off");
  }

  private static Duration durationOrOff(String text) {
    return off(text) ? Duration.ZERO : Amounts.duration(text);
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  private static String percent(double share) {
    return Figures.count(Math.round(share * 100)) + " %";
  }

  private static String timeOrOff(Duration time) {
    return time.isZero() ? "off" : time(time);
  }

  private static String countOrOff(int count) {
    return count == 0 ? "off" : Figures.count(count);
  }

  private static String numberOrOff(double number) {
    return number == 0 ? "off" : Double.toString(number);
  }

  private static String time(Duration time) {
    return time.toNanosPart() == 0
        ? Figures.span(time.toNanos())
        : Figures.duration(time.toNanos());
  }
}
