package cachescope.why;

import cachescope.event.LogView;
import cachescope.metrics.MetricsSnapshot;
import cachescope.stage.StageScene;
import java.util.Objects;

/**
 * The moment that a question is asked of: all that is known up to it.
 *
 * @param log what is kept; nothing after {@code seq} is looked at
 * @param seq the last event that belongs to the moment
 * @param at session nanoseconds
 * @param stage and {@code metrics}: the pictures of that moment
 */
public record Moment(LogView log, long seq, long at, StageScene stage, MetricsSnapshot metrics) {
  public Moment {
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(metrics, "metrics");
  }
}
