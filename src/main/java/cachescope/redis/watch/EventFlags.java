package cachescope.redis.watch;

import java.util.List;

/** The flags of {@code notify-keyspace-events}: which of them are needed here. */
public final class EventFlags {
  /** The setting's name. */
  public static final String SETTING = "notify-keyspace-events";

  /**
   * What is set where it is off, the first that the server accepts; {@code m} came with Redis 6.
   */
  public static final List<String> WANTED = List.of("KEAm", "KEA");

  private static final String NEEDED = "g$xe";

  private EventFlags() {}

  /**
   * Whether they tell all that is needed: keyspace messages (K) of generic (g), string ($), expired
   * (x) and evicted (e) events; A is all of these.
   */
  public static boolean enough(String flags) {
    boolean all = flags.contains("A");
    return flags.contains("K") && NEEDED.chars().allMatch(flag -> all || flags.indexOf(flag) >= 0);
  }

  /** These and what is needed besides. */
  public static String with(String flags) {
    StringBuilder more = new StringBuilder(flags);
    for (char flag : ("K" + (flags.contains("A") ? "" : NEEDED)).toCharArray()) {
      if (flags.indexOf(flag) < 0) {
        more.append(flag);
      }
    }
    return more.toString();
  }
}
