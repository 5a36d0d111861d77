package cachescope.compare;

/** The nearest rank: which of {@code n} sorted values is the quantile. */
final class Rank {
  private Rank() {}

  /** Index from 0 of the smallest value that a share {@code p} of all does not exceed. */
  static int of(double p, int n) {
    return Math.clamp((long) Math.ceil(p * n) - 1, 0, n - 1);
  }
}
