package cachescope.event;

/**
 * What one side of a comparison measured. Times are nanoseconds from the intended start.
 *
 * @param answered requests answered
 * @param errors requests left unanswered
 * @param hits answered from the cache
 * @param loads database loads
 */
public record ArmFigures(
    long answered, long errors, long hits, long loads, double mean, long p50, long p99, long max) {

  /**
   * Share of the other side's loads that this side saved, a read for a read: at most 1, negative
   * where it cost some, NaN where the other side had none.
   */
  public double loadsSavedAgainst(ArmFigures other) {
    return 1 - loadsPerRead() / other.loadsPerRead();
  }

  private double loadsPerRead() {
    return (double) loads / (loads + hits);
  }
}
