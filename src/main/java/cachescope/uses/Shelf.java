package cachescope.uses;

import cachescope.service.CacheException;
import cachescope.service.CacheStep;
import cachescope.service.UserCache;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What a use keeps in Redis: text, and rankings, under {@code use:} behind our prefix. A Redis that
 * does not answer keeps nothing. Safe for any number of threads.
 */
final class Shelf {
  private final UserCache cache;
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  Shelf(UserCache cache) {
    this.cache = cache;
  }

  /** The whole key. */
  String key(String name) {
    return cache.beside("use:" + name);
  }

  Optional<String> get(String name) {
    return tried(
        () -> cache.get(key(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8)),
        Optional.empty());
  }

  /** Keeps a text; returns whether Redis has it. */
  boolean set(String name, String text, Duration ttl) {
    kept.add(name);
    return tried(
        () -> {
          cache.set(key(name), text.getBytes(StandardCharsets.UTF_8), ttl);
          return true;
        },
        false);
  }

  boolean delete(String name) {
    kept.remove(name);
    return tried(() -> cache.delete(key(name)), false);
  }

  /** Puts a sorted set in the place of the one before, in one step. */
  boolean rank(String name, Map<String, Long> scores, Duration ttl) {
    kept.add(name);
    return tried(() -> cache.take(new CacheStep.Rank(key(name), scores, ttl)), false);
  }

  /** Members with the highest scores, the highest first; none where there is no ranking. */
  Map<String, Long> top(String name, int most) {
    return tried(
        () -> {
          Map<String, Long> top = new LinkedHashMap<>();
          List<String> said = cache.take(new CacheStep.Top(key(name), most));
          for (int i = 0; i + 1 < said.size(); i += 2) {
            top.put(said.get(i), (long) Double.parseDouble(said.get(i + 1)));
          }
          return top;
        },
        Map.of());
  }

  /** Deletes all that was kept. */
  void clear() {
    List.copyOf(kept).forEach(this::delete);
  }

  private static <T> T tried(Supplier<T> call, T otherwise) {
    try {
      return call.get();
    } catch (CacheException e) {
      return otherwise;
    }
  }
}
