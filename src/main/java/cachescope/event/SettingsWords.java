package cachescope.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which setting changed, from what to what. */
public final class SettingsWords {
  private SettingsWords() {}

  /** Such as {@code time to live 60 s → 5 s}; empty where nothing changed. */
  public static String between(Settings before, Settings after) {
    List<String> words = new ArrayList<>();
    add(words, "cache", onOff(before.cacheOn()), onOff(after.cacheOn()));
    add(words, "time to live", time(before.ttl()), time(after.ttl()));
    add(words, "value size", Figures.bytes(before.valueBytes()), Figures.bytes(after.valueBytes()));
    add(words, "max memory", limit(before.maxMemory()), limit(after.maxMemory()));
    add(words, "eviction policy", before.evictionPolicy(), after.evictionPolicy());
    add(words, "added delay", time(before.databaseDelay()), time(after.databaseDelay()));
    add(
        words,
        "connections",
        Figures.count(before.databaseConnections()),
        Figures.count(after.databaseConnections()));
    add(words, "cache time-out", time(before.cacheTimeout()), time(after.cacheTimeout()));
    return String.join(", ", words);
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
    return bytes == 0 ? "no limit" : Figures.bytes(bytes);
  }

  private static String time(Duration time) {
    return time.toNanosPart() == 0
        ? Figures.span(time.toNanos())
        : Figures.duration(time.toNanos());
  }
}
