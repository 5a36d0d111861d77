package cachescope.cli;

import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code cachescope screenshot} was asked for.
 *
 * @param out the PNG file to write
 * @param width and {@code height}: pixels
 * @param workload empty: nobody asks for anything
 * @param after how long the session runs before it is drawn
 * @param settings in force from the start
 * @param textScale 1.0: as designed
 * @param recording drawn in place of a session of its own
 * @param at moment of the recording; empty: its end
 */
public record ScreenshotOptions(
    Screen screen,
    Path out,
    int width,
    int height,
    Theme theme,
    Optional<WorkloadSpec> workload,
    Duration after,
    RedisTarget redis,
    Settings settings,
    double textScale,
    Optional<Path> recording,
    Optional<Duration> at) {

  /** The screens that can be drawn. */
  public enum Screen {
    STAGE,
    SCENARIOS,
    RACES,
    COMPARE,
    POLICIES
  }

  /** The looks. */
  public enum Theme {
    DARK,
    LIGHT
  }
}
