package cachescope.why;

import cachescope.event.LogView;
import cachescope.metrics.MetricsSnapshot;
import cachescope.stage.Stage;
import java.util.Objects;

/**
 * The moment that a question is asked of: all that is known up to it.
 *
 * @param log what is kept; nothing after {@code seq} is looked at
 * @param seq the last event that belongs to the moment
 * @param at session nanoseconds
 * @param stage a copy of the fold at that moment, for this question alone
 * @param metrics the numbers of that moment
 */
public record Moment(LogView log, long seq, long at, Stage stage, MetricsSnapshot metrics) {
  public Moment {
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(metrics, "metrics");
  }
}
