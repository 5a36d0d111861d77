package cachescope.scenario;

import java.time.Duration;
import java.util.Objects;

/**
 * Something done at a moment of a scenario.
 *
 * @param at since it began, with what it waited for taken out
 */
public record Step(Duration at, Action action) {
  public Step {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(action, "action");
  }
}
