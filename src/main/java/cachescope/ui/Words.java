package cachescope.ui;

import cachescope.event.Figures;

/** Numbers as they are written on the screen: as everywhere, see {@link Figures}. */
public final class Words {
  private Words() {}

  /**
   * A measured duration: {@code 0.38 ms}, {@code 12.4 ms}, {@code 1 001 ms}, {@code 12.4 s}, {@code
   * 3 min}.
   */
  public static String duration(long nanos) {
    return Figures.duration(nanos);
  }

  /** A span of time to the second, rounded down: {@code 4 s}, {@code 3 min}, {@code 2 h}. */
  public static String span(long nanos) {
    return Figures.span(nanos);
  }

  /** A whole number in groups of three: {@code 1 001}, {@code 9 873}. */
  public static String count(long n) {
    return Figures.count(n);
  }

  /** So many of something: {@code 1 key}, {@code 2 keys}. */
  public static String count(long n, String one) {
    return Figures.count(n, one);
  }

  /** A rate: {@code 3.4}, {@code 40}, {@code 9 873}; without its unit. */
  public static String rate(double perSecond) {
    return Figures.rate(perSecond);
  }

  /** A share from 0 to 1 in per cent: {@code 91.4 %}; a dash where there is none. */
  public static String percent(double share) {
    return Figures.percent(share);
  }

  /** A factor: {@code 12×}, {@code 1.4×}, {@code 1 053×}. */
  public static String times(double factor) {
    return Figures.times(factor);
  }

  /**
   * A size: {@code 118 B}, {@code 64 KB}, {@code 2.9 MB}; a KB has 1,024 bytes, as Redis counts.
   */
  public static String bytes(long bytes) {
    return Figures.bytes(bytes);
  }

  /** A part of a whole: {@code 2.9 of 3 MB}. */
  public static String bytes(long part, long whole) {
    return Figures.bytes(part, whole);
  }

  /** Time since the session began: {@code 00:04:12}. */
  public static String clock(long nanos) {
    return Figures.clock(nanos);
  }

  /** Time since the session began, to the millisecond: {@code 04:12.381}. */
  public static String stamp(long nanos) {
    return Figures.stamp(nanos);
  }
}
