package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Setting;
import cachescope.event.Diagnosis.Topic;
import cachescope.redis.client.RedisCli;
import cachescope.redis.watch.EventFlags;
import java.util.Optional;

/** What is to be said of notifications, and of the settings that we would change with consent. */
final class EventFindings {
  private static final String OFF =
      "expirations, evictions and what other clients do are not seen, only our own calls";

  private EventFindings() {}

  static void events(Answers answers, Chart chart) {
    Optional<String> flags = answers.setting(EventFlags.SETTING);
    if (flags.isEmpty()) {
      chart.fine(
          Topic.EVENTS,
          "Which events it tells could not be asked (CONFIG GET: %s); CacheScope subscribes, and shows what comes. If nothing does, the line switches them on."
              .formatted(
                  answers.settingsRefused().isEmpty() ? "not told" : answers.settingsRefused()),
          line(answers, wanted(answers)));
      return;
    }
    String on = Line.clean(flags.get());
    if (EventFlags.enough(on)) {
      boolean misses = on.contains("m");
      chart.fine(
          Topic.EVENTS,
          "It tells of keys (%s is \"%s\"); CacheScope needs K and g$xe.%s"
              .formatted(
                  EventFlags.SETTING,
                  on,
                  misses ? "" : " Misses (m) are off; CacheScope counts its own anyway."));
      return;
    }
    chart.limited(
        Topic.EVENTS,
        on.isEmpty()
            ? "It does not tell of keys: %s is off; CacheScope needs K and g$xe."
                .formatted(EventFlags.SETTING)
            : "It tells only of some keys' events: %s is \"%s\"; CacheScope needs K and g$xe.%s"
                .formatted(
                    EventFlags.SETTING,
                    on,
                    answers.olderThan(7, 0)
                        ? ""
                        : " If n was set too, add it to the line: Redis 7 and later do not show"
                            + " it."),
        OFF,
        line(answers, on.isEmpty() ? wanted(answers) : EventFlags.with(on)));
  }

  private static String line(Answers answers, String flags) {
    return "%s CONFIG SET %s %s"
        .formatted(answers.redisCli(), EventFlags.SETTING, RedisCli.quoted(flags));
  }

  private static String wanted(Answers answers) {
    return answers.olderThan(6, 0) ? "KEA" : "KEAm";
  }

  /** What CONFIG SET would be used for, once its owner consents. */
  static void settings(Answers answers, Chart chart) {
    Optional<String> flags = answers.setting(EventFlags.SETTING);
    String events =
        flags.isEmpty()
            ? "to %s if it is off".formatted(wanted(answers))
            : EventFlags.enough(flags.get())
                ? "not at all: enough is on"
                : flags.get().isEmpty()
                    ? "to %s, at once".formatted(wanted(answers))
                    : "not at all: what is partly on could not be put back as it was";
    chart.setting(new Setting(EventFlags.SETTING, flags, events));
    chart.setting(
        new Setting("maxmemory", answers.setting("maxmemory"), "when you limit the memory here"));
    chart.setting(
        new Setting(
            "maxmemory-policy",
            answers.setting("maxmemory-policy"),
            "when you choose a policy here; at once each policy is tried, in one transaction that"
                + " ends with the present one"));
  }
}
