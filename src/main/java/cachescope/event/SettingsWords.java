package cachescope.event;

import java.util.stream.Collectors;

/** Which setting changed, from what to what. */
public final class SettingsWords {
  private SettingsWords() {}

  /** Such as {@code time to live 60 s → 5 s}; empty where nothing changed. */
  public static String between(Settings before, Settings after) {
    return NamedSettings.ALL.stream()
        .filter(setting -> !setting.shown().apply(before).equals(setting.shown().apply(after)))
        .map(setting ->
            setting.words()
                + " "
                + setting.shown().apply(before)
                + " → "
                + setting.shown().apply(after))
        .collect(Collectors.joining(", "));
  }
}
