package cachescope.redis;

import cachescope.redis.client.RedisCli;
import cachescope.redis.client.RedisFaults;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.watch.EventFlags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * CONFIG of one server: what was in force before our first change is noted before it is sent, so
 * that it can be put back even where the answer never came.
 *
 * <p>What somebody else changed after us is left as it is. Safe for any number of threads.
 */
final class ServerSettings {
  /** What a setting was, and what we made of it. */
  private record Change(String before, String made) {}

  private final RedisClient client;
  private final RedisTarget target;
  private final RedisFaults faults;
  private final Map<String, Change> changes = new LinkedHashMap<>();

  ServerSettings(RedisClient client, RedisTarget target, RedisFaults faults) {
    this.client = client;
    this.target = target;
    this.faults = faults;
  }

  RedisTarget target() {
    return target;
  }

  /** A setting as it is now; empty where we may not ask, or the server has no such setting. */
  Optional<String> read(String name) {
    try {
      return Optional.ofNullable(client.configGet(name).get(name));
    } catch (JedisDataException e) {
      return Optional.empty();
    }
  }

  /** CONFIG SET; a refusal is a {@link JedisDataException}. */
  synchronized void set(String name, String value) {
    Optional<Change> earlier = Optional.ofNullable(changes.get(name));
    String before =
        earlier.isPresent()
            ? earlier.get().before()
            : Optional.ofNullable(client.configGet(name).get(name)).orElse("");
    changes.put(name, new Change(before, value));
    try {
      client.configSet(name, value);
    } catch (JedisDataException e) {
      earlier.ifPresentOrElse(change -> changes.put(name, change), () -> changes.remove(name));
      throw e;
    }
  }

  /** Whether something has to be put back. */
  synchronized boolean anyChanged() {
    return !changes.isEmpty();
  }

  /**
   * Puts everything back.
   *
   * @return what a person should read about what could not be, with the line that does it by hand
   */
  synchronized List<String> restore() {
    List<String> left = new ArrayList<>();
    changes.forEach((name, change) -> restore(name, change).ifPresent(left::add));
    changes.clear();
    return left;
  }

  private Optional<String> restore(String name, Change change) {
    try {
      String now = Optional.ofNullable(client.configGet(name).get(name)).orElse("");
      if (same(name, now, change.before())) {
        return Optional.empty();
      }
      if (!same(name, now, change.made())) {
        return Optional.of(
            "Somebody else changed %s of %s after us, so it is left at \"%s\"; before us it was \"%s\"."
                .formatted(name, target.place(), now, change.before()));
      }
      client.configSet(name, change.before());
      return Optional.empty();
    } catch (Throwable e) {
      return Optional.of(
          "%s of %s could not be put back: %s By hand: %s CONFIG SET %s %s"
              .formatted(
                  name,
                  target.place(),
                  faults.explain(e).sentence(),
                  RedisCli.on(target),
                  name,
                  RedisCli.quoted(change.before())));
    }
  }

  /** Flags of events come back in another order, and from 7.0 on without {@code n}. */
  private static boolean same(String name, String one, String other) {
    return name.equals(EventFlags.SETTING)
        ? letters(one).equals(letters(other))
        : one.equals(other);
  }

  private static String letters(String flags) {
    return flags
        .chars()
        .filter(flag -> flag != 'n')
        .sorted()
        .distinct()
        .mapToObj(flag -> String.valueOf((char) flag))
        .collect(Collectors.joining());
  }
}
