package cachescope.compare;

/** A 95 % interval; NaN at both ends while it is not known. */
record Interval(double low, double high) {
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

  boolean within(double from, double to) {
    return low >= from && high <= to;
  }
}
