package cachescope.compare;

import cachescope.event.ArmFigures;
import java.util.Arrays;

/** The nearest rank: which of {@code n} sorted values is the quantile. */
final class Rank {
  private Rank() {}

  /** Index from 0 of the smallest value that a share {@code p} of all does not exceed. */
  static int of(double p, int n) {
    return Math.clamp((long) Math.ceil(p * n) - 1, 0, n - 1);
  }

  /**
   * Figures over these latencies.
   *
   * @param sorted nanoseconds, ascending
   */
  static ArmFigures figures(long[] sorted, long answered, long errors, long hits, long loads) {
    int n = sorted.length;
    return new ArmFigures(
        answered,
        errors,
        hits,
        loads,
        Arrays.stream(sorted).average().orElse(0),
        n == 0 ? 0 : sorted[of(0.5, n)],
        n == 0 ? 0 : sorted[of(0.99, n)],
        n == 0 ? 0 : sorted[n - 1]);
  }
}
