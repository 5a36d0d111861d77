package cachescope.why;

import cachescope.event.Figures;
import cachescope.event.LoggedEvent;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a change of the settings changed, in words. */
final class Changes {
  private Changes() {}

  /** Such as {@code time to live 60 s → 5 s}. */
  static String words(History history, LoggedEvent change) {
    SettingsChanged now = (SettingsChanged) change.event();
    Optional<Settings> before =
        history.newest(change.seq() - 1, SettingsChanged.class).map(SettingsChanged::settings);
    List<String> changes = before.map(old -> between(old, now.settings())).orElse(List.of());
    return "settings %d in force%s"
        .formatted(now.revision(), changes.isEmpty() ? "" : ": " + String.join(", ", changes));
  }

  private static List<String> between(Settings old, Settings now) {
    List<String> words = new ArrayList<>();
    add(words, "cache", old.cacheOn() ? "on" : "off", now.cacheOn() ? "on" : "off");
    add(words, "time to live", time(old.ttl()), time(now.ttl()));
    add(words, "value size", Figures.bytes(old.valueBytes()), Figures.bytes(now.valueBytes()));
    add(words, "max memory", memory(old), memory(now));
    add(words, "policy", old.evictionPolicy(), now.evictionPolicy());
    add(words, "database delay", time(old.databaseDelay()), time(now.databaseDelay()));
    add(
        words,
        "connections",
        Integer.toString(old.databaseConnections()),
        Integer.toString(now.databaseConnections()));
    add(words, "cache time-out", time(old.cacheTimeout()), time(now.cacheTimeout()));
    return words;
  }

  private static void add(List<String> words, String name, String old, String now) {
    if (!old.equals(now)) {
      words.add(name + " " + old + " → " + now);
    }
  }

  private static String time(Duration time) {
    return time.toNanosPart() == 0
        ? Figures.span(time.toNanos())
        : Figures.duration(time.toNanos());
  }

  private static String memory(Settings of) {
    return of.maxMemory() == 0 ? "no limit" : Figures.bytes(of.maxMemory());
  }
}
