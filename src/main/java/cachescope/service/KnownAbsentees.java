package cachescope.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many "there is no such user" this instance has in the cache: bounded, for who asks for
 * invented ids would fill the memory with them otherwise. Safe for any number of threads.
 */
final class KnownAbsentees {
  static final int MOST = 1_000;

  /** Each key with the time at which its mark ends. */
  private final Map<String, Long> ends = new HashMap<>();

  /**
   * Asks for room, and takes it.
   *
   * @param now session nanoseconds
   * @return false where there is none
   */
  synchronized boolean mayAdd(String key, long now, Duration ttl) {
    ends.remove(key);
    if (ends.size() >= MOST) {
      ends.values().removeIf(end -> end <= now);
    }
    if (ends.size() >= MOST) {
      return false;
    }
    ends.put(key, now + ttl.toNanos());
    return true;
  }
}
