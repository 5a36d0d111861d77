package cachescope.policy.curve;

import java.util.List;
import java.util.Optional;

/**
 * A policy's miss ratio over the size of its cache.
 *
 * @param points by rising capacity
 */
public record Curve(String policy, Method method, List<Point> points) {
  /** How it was found. */
  public enum Method {
    /** From every request's stack distance, for all sizes in one pass. */
    EXACT,
    /** From the stack distances of sampled keys; its points have an error. */
    SAMPLED,
    /** A run for each size. */
    RUNS
  }

  /**
   * A point.
   *
   * @param capacity keys or bytes
   * @param missRatio 0 to 1
   * @param error the true value is within missRatio ± error with a probability of 95 %, if the
   *     groups of sampled keys are alike; 0 where nothing was sampled
   */
  public record Point(long capacity, double missRatio, double error) {}

  /** Keeps a copy. */
  public Curve {
    points = List.copyOf(points);
  }

  /**
   * Its knee: where it lies deepest below the straight line from its first to its last point, over
   * the logarithm of the size; beyond it, more room brings less. Empty where it has none.
   *
   * <p>V. Satopää, J. Albrecht, D. Irwin and B. Raghavan, "Finding a 'kneedle' in a haystack",
   * ICDCS Workshops 2011.
   */
  public Optional<Point> knee() {
    if (points.size() < 3) {
      return Optional.empty();
    }
    Point first = points.getFirst();
    Point last = points.getLast();
    double width = Math.log((double) last.capacity() / first.capacity());
    double deepest = 0.01;
    Optional<Point> knee = Optional.empty();
    for (Point point : points) {
      double along = Math.log((double) point.capacity() / first.capacity()) / width;
      double line = first.missRatio() + along * (last.missRatio() - first.missRatio());
      if (line - point.missRatio() > deepest) {
        deepest = line - point.missRatio();
        knee = Optional.of(point);
      }
    }
    return knee;
  }
}
