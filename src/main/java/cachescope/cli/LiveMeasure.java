package cachescope.cli;

import cachescope.event.LiveIntent.MeasureLivePoint;
import cachescope.event.LivePoint;
import java.util.function.Consumer;

/** Lets a real Redis meet a trace. */
@FunctionalInterface
public interface LiveMeasure {
  /**
   * Measures one point; an interrupt ends it early.
   *
   * @param told gets the figures so far, and the last ones, on this thread
   */
  LivePoint measure(MeasureLivePoint asked, Consumer<LivePoint> told);
}
