package cachescope.compare;

/** A 95 % interval; NaN at both ends while it is not known. */
record Interval(double low, double high) {
  /** Upper over lower end beyond which a factor is no figure to quote. */
  private static final double WIDE = 2;

  static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

  boolean known() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /** Whether all of it is above {@code x}. */
  boolean above(double x) {
    return low > x;
  }

  /** Whether all of it is below {@code x}. */
  boolean below(double x) {
    return high < x;
  }

  /** Whether its ends are so far apart that a direction can be told, but no factor. */
  boolean wide() {
    return high / low > WIDE;
  }

  /**
   * Whether nothing can be told: it holds 1, or it is wide and reaches so near to 1 that there may
   * be no difference worth a word.
   *
   * @param same relative difference that is none
   */
  boolean vague(double same) {
    boolean holdsOne = !within(1 - same, 1 + same) && !(above(1) || below(1));
    boolean reachesNearOne = wide() && high > 1 - same && low < 1 + same;
    return holdsOne || reachesNearOne;
  }

  boolean within(double from, double to) {
    return low >= from && high <= to;
  }
}
