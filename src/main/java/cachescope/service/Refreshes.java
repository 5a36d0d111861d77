package cachescope.service;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which keys an instance is renewing in the background, and of which the newest try failed. Safe
 * for any number of threads.
 */
final class Refreshes {
  /** After a failure, so that a database that is down is not asked by every hit. */
  private static final long PAUSE_NANOS = 1_000_000_000L;

  private static final int REMEMBERED = 10_000;

  private final Map<String, Boolean> running = new ConcurrentHashMap<>();
  private final Map<String, Long> failed = new ConcurrentHashMap<>();

  /** Whether the caller is to renew it: nobody does, and no try failed within the last second. */
  boolean begin(String key, long now) {
    Long at = failed.get(key);
    return (at == null || now - at >= PAUSE_NANOS) && running.putIfAbsent(key, true) == null;
  }

  /** Whether the newest try failed. */
  boolean failing(String key) {
    return failed.containsKey(key);
  }

  /** A try ended. */
  void ended(String key, boolean ok, long now) {
    if (ok) {
      failed.remove(key);
    } else {
      if (failed.size() >= REMEMBERED) {
        failed.clear();
      }
      failed.put(key, now);
    }
  }

  /** Whoever began is done. */
  void over(String key) {
    running.remove(key);
  }
}
