package cachescope.session;

import cachescope.event.ComparisonFigures;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import java.util.function.Consumer;

/** Runs the same requests with and without the cache. */
@FunctionalInterface
public interface OnOff {
  /**
   * Compares; returns when the last figures are told.
   *
   * @param requests per side, at least 1
   * @param settings those of the session; both sides use them but for the cache's switch
   * @param figures told several times a second, and once finished
   * @throws InterruptedException where it was stopped; what was started is gone
   */
  void run(WorkloadSpec spec, int requests, Settings settings, Consumer<ComparisonFigures> figures)
      throws InterruptedException;
}
