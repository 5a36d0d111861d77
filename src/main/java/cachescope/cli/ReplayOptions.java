package cachescope.cli;

import java.nio.file.Path;

/**
 * What {@code cachescope replay} was asked for.
 *
 * @param file the recording
 */
public record ReplayOptions(Path file, Show show) {
  /** How it is shown. */
  public enum Show {
    WINDOW,
    EVENTS,
    SUMMARY,
    SUMMARY_JSON
  }
}
