package cachescope.redis;

import java.util.List;
import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Whether a server notifies of keys, and how it came to do so.
 *
 * @param on false where it certainly does not
 * @param changed whether we switched it on, and so have to switch it off again
 * @param sentence why not, and what would be right; empty where it does, or where we may not ask
 */
record Notifications(boolean on, boolean changed, String sentence) {
  private static final String SETTING = "notify-keyspace-events";
  private static final List<String> WANTED = List.of("KEAm", "KEA");

  /**
   * Looks, and switches them on where they are off and we may. What is partly on is left as it is:
   * CONFIG GET does not tell all of it (it drops {@code n}), so it could not be restored.
   */
  static Notifications prepare(RedisClient client, boolean mayConfigure) {
    Optional<String> flags = flags(client);
    if (flags.isEmpty() || enough(flags.get())) {
      return new Notifications(true, false, "");
    }
    if (!flags.get().isEmpty()) {
      return off(
          "This server notifies only of some events (%s is \"%s\")"
              .formatted(SETTING, flags.get()));
    }
    if (!mayConfigure) {
      return off("This server does not notify of keys, and we may not configure it");
    }
    return WANTED.stream().anyMatch(wanted -> accepted(client, wanted))
        ? new Notifications(true, true, "")
        : off("This server does not notify of keys, and refuses to");
  }

  /** Puts back what {@link #prepare} changed. */
  void restore(RedisClient client) {
    if (changed) {
      client.configSet(SETTING, "");
    }
  }

  private static Notifications off(String why) {
    return new Notifications(
        false,
        false,
        "Events are not visible, only our own calls are shown. %s. Its owner can say: CONFIG SET %s KEA"
            .formatted(why, SETTING));
  }

  private static Optional<String> flags(RedisClient client) {
    try {
      return Optional.ofNullable(client.configGet(SETTING).get(SETTING));
    } catch (JedisDataException e) {
      return Optional.empty();
    }
  }

  /**
   * Keyspace messages (K) of generic (g), string ($), expired (x) and evicted (e) events; A is all
   * of these.
   */
  static boolean enough(String flags) {
    boolean all = flags.contains("A");
    return flags.contains("K") && "g$xe".chars().allMatch(flag -> all || flags.indexOf(flag) >= 0);
  }

  private static boolean accepted(RedisClient client, String flags) {
    try {
      client.configSet(SETTING, flags);
      return true;
    } catch (JedisDataException e) {
      return false;
    }
  }
}
