package cachescope.event;

import java.util.Objects;

/**
 * How one compared run differs from the first in one quantity.
 *
 * @param run index of the run, from 1; the first run is 0
 * @param ratio of this run over the first; NaN where it is not known
 * @param low lower end of its 95 % interval, {@code high} the upper; NaN where it is not known
 * @param sentence what the noise allows one to claim; empty text: nothing
 */
public record RunDifference(
    int run, Quantity quantity, double ratio, double low, double high, String sentence) {
  /** What differs. */
  public enum Quantity {
    READ_MEAN,
    READ_MEDIAN,
    READ_P99,
    WRITE_MEAN,
    DATABASE_LOADS,
    STALE_READS,
    LOST_WRITES,
    ERRORS
  }

  public RunDifference {
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(sentence, "sentence");
  }
}
