package cachescope.session;

import cachescope.event.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How settings differ, in words. */
final class SettingsWords {
  private SettingsWords() {}

  /** What is different in {@code now}, to be put behind "with"; empty where nothing is. */
  static String change(Settings before, Settings now) {
    List<String> changes = new ArrayList<>();
    if (before.cacheOn() != now.cacheOn()) {
      changes.add(now.cacheOn() ? "the cache on" : "the cache off");
    }
    if (!before.ttl().equals(now.ttl())) {
      changes.add("a time to live of " + time(now.ttl()) + " instead of " + time(before.ttl()));
    }
    if (before.maxMemory() != now.maxMemory()) {
      changes.add(memory(now.maxMemory()) + " instead of " + memory(before.maxMemory()));
    }
    if (!before.evictionPolicy().equals(now.evictionPolicy())) {
      changes.add("the policy " + now.evictionPolicy() + " instead of " + before.evictionPolicy());
    }
    if (before.valueBytes() != now.valueBytes()) {
      changes.add(
          "values of " + now.valueBytes() + " more bytes instead of " + before.valueBytes());
    }
    if (!before.databaseDelay().equals(now.databaseDelay())) {
      changes.add(
          "a database delay of "
              + time(now.databaseDelay())
              + " instead of "
              + time(before.databaseDelay()));
    }
    if (before.databaseConnections() != now.databaseConnections()) {
      changes.add(
          now.databaseConnections()
              + " database connections instead of "
              + before.databaseConnections());
    }
    return String.join(" and ", changes);
  }

  private static String time(Duration duration) {
    return duration.toMillis() % 1_000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  private static String memory(long bytes) {
    return bytes == 0 ? "no limit of memory" : bytes / 1_048_576.0 + " MiB of memory";
  }
}
