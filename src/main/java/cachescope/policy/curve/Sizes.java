package cachescope.policy.curve;

import java.util.List;
import java.util.stream.IntStream;

/** Capacities for a curve. */
public final class Sizes {
  private Sizes() {}

  /**
   * Whole sizes that rise by about the same factor, from a thousandth of the largest (1 at least)
   * to the largest.
   *
   * @param largest 1 or more
   * @param points how many, 2 or more; fewer where sizes would be the same
   */
  public static List<Long> spread(long largest, int points) {
    double smallest = Math.max(1, largest / 1_000.0);
    double factor = Math.pow(largest / smallest, 1.0 / (points - 1));
    return IntStream.range(0, points)
        .mapToObj(i -> i == points - 1 ? largest : Math.round(smallest * Math.pow(factor, i)))
        .distinct()
        .toList();
  }
}
