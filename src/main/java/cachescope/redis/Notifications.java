package cachescope.redis;

import cachescope.redis.client.RedisCli;
import cachescope.redis.watch.EventFlags;
import java.util.Optional;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Whether a server notifies of keys.
 *
 * @param on false where it certainly does not
 * @param sentence why not, and what would be right; empty where it does, or where we may not ask
 */
record Notifications(boolean on, String sentence) {
  /**
   * Looks, and switches them on where they are off and we may. What is partly on is left as it is:
   * CONFIG GET does not tell all of it (it drops {@code n}), so it could not be restored.
   */
  static Notifications prepare(ServerSettings settings, boolean mayConfigure) {
    Optional<String> flags = settings.read(EventFlags.SETTING);
    if (flags.isEmpty() || EventFlags.enough(flags.get())) {
      return new Notifications(true, "");
    }
    if (!flags.get().isEmpty()) {
      return off(
          settings,
          EventFlags.with(flags.get()),
          "This server notifies only of some events (%s is \"%s\")"
              .formatted(EventFlags.SETTING, flags.get()));
    }
    if (!mayConfigure) {
      return off(
          settings,
          EventFlags.WANTED.getFirst(),
          "This server does not notify of keys, and we may not configure it; to allow that, type"
              + " its host in the window, or start with --allow-config "
              + settings.target().host());
    }
    return EventFlags.WANTED.stream().anyMatch(wanted -> accepted(settings, wanted))
        ? new Notifications(true, "")
        : off(
            settings,
            EventFlags.WANTED.getFirst(),
            "This server does not notify of keys, and refuses to");
  }

  private static Notifications off(ServerSettings settings, String flags, String why) {
    return new Notifications(
        false,
        "Events are not visible, only our own calls are shown. %s. Its owner can say: %s CONFIG SET %s %s"
            .formatted(
                why, RedisCli.on(settings.target()), EventFlags.SETTING, RedisCli.quoted(flags)));
  }

  private static boolean accepted(ServerSettings settings, String flags) {
    try {
      settings.set(EventFlags.SETTING, flags);
      return true;
    } catch (JedisDataException e) {
      return false;
    }
  }
}
