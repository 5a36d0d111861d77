package cachescope.cli;

import cachescope.event.NamedSettings;
import cachescope.event.Settings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --set NAME=VALUE}, as often as one likes: any setting by its name. */
final class SettingFlags {
  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Any setting by its name, such as single-flight=on; may be repeated.")
  private List<String> changes = new ArrayList<>();

  /**
   * The settings with these changes, in their order.
   *
   * @throws IllegalArgumentException with a sentence where there is no such setting or value
   */
  Settings on(Settings settings) {
    Settings changed = settings;
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "--set wants a name and a value, such as single-flight=on; this was " + change);
      }
      try {
        changed =
            NamedSettings.set(
                changed, change.substring(0, equals).strip(), change.substring(equals + 1));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("--set " + e.getMessage(), e);
      }
    }
    return changed;
  }
}
