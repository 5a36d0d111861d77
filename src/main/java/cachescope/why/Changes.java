package cachescope.why;

import cachescope.event.LoggedEvent;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Settings;
import cachescope.event.SettingsWords;
import java.util.Optional;

/** What a change of the settings changed, in words. */
final class Changes {
  private Changes() {}

  /** Such as {@code time to live 60 s → 5 s}. */
  static String words(History history, LoggedEvent change) {
    SettingsChanged now = (SettingsChanged) change.event();
    Optional<Settings> before =
        history.newest(change.seq() - 1, SettingsChanged.class).map(SettingsChanged::settings);
    String changes = before.map(old -> SettingsWords.between(old, now.settings())).orElse("");
    return "settings %d in force%s"
        .formatted(now.revision(), changes.isEmpty() ? "" : ": " + changes);
  }
}
