package cachescope.cli;

import cachescope.event.NamedSettings;
import cachescope.event.Settings;

/** Settings as a line of text: {@code strategy=write-through,ttl=5s}. */
final class SettingText {
  private SettingText() {}

  /**
   * Changes the settings that the text names.
   *
   * @throws IllegalArgumentException with a sentence where it names none, or no such value
   */
  static Settings apply(Settings settings, String text) {
    Settings changed = settings;
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length != 2) {
        throw new IllegalArgumentException(
            "'" + part.strip() + "' is no setting; write it as in strategy=write-through,ttl=5s");
      }
      changed = NamedSettings.set(changed, pair[0].strip(), pair[1].strip());
    }
    return changed;
  }
}
