package cachescope.event;

import java.util.Objects;

/** Settings with the number under which they were logged. */
public record NumberedSettings(int revision, Settings settings) {
  public NumberedSettings {
    Objects.requireNonNull(settings, "settings");
  }
}
