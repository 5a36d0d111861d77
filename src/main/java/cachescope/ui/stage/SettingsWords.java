package cachescope.ui.stage;

import cachescope.event.Settings;
import cachescope.ui.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which setting changed, from what to what. */
final class SettingsWords {
  private SettingsWords() {}

  static String between(Settings before, Settings after) {
    List<String> words = new ArrayList<>();
    add(words, "cache", onOff(before.cacheOn()), onOff(after.cacheOn()));
    add(words, "time to live", time(before.ttl()), time(after.ttl()));
    add(words, "value size", Words.bytes(before.valueBytes()), Words.bytes(after.valueBytes()));
    add(words, "max memory", limit(before.maxMemory()), limit(after.maxMemory()));
    add(words, "eviction policy", before.evictionPolicy(), after.evictionPolicy());
    add(words, "added delay", time(before.databaseDelay()), time(after.databaseDelay()));
    add(
        words,
        "connections",
        Words.count(before.databaseConnections()),
        Words.count(after.databaseConnections()));
    add(words, "cache time-out", time(before.cacheTimeout()), time(after.cacheTimeout()));
    return words.isEmpty() ? "settings" : String.join(", ", words);
  }

  private static void add(List<String> words, String name, String before, String after) {
    if (!before.equals(after)) {
      words.add(name + " " + before + " → " + after);
    }
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  private static String limit(long bytes) {
    return bytes == 0 ? "no limit" : Words.bytes(bytes);
  }

  private static String time(Duration time) {
    return time.isZero() ? "0 s" : Words.duration(time.toNanos());
  }
}
