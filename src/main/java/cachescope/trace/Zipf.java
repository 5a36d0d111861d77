package cachescope.trace;

import java.util.random.RandomGenerator;

/**
 * Zipf's law: user k is asked for with a probability proportional to 1 / k^exponent, so user 1 the
 * most.
 *
 * <p>Rejection-inversion: invert the integral of the continuous density, round, and reject the few
 * that the rounding got wrong. No table; a number costs the same for any number of users. W.
 * Hörmann and G. Derflinger, "Rejection-inversion to generate variates from monotone discrete
 * distributions", ACM TOMACS 6(3), 1996. The eye should see: few cells that never leave the cache,
 * and a long tail that hardly enters it.
 */
public final class Zipf implements EndlessUsers {
  private final int users;
  private final double exponent;
  private final RandomGenerator random;
  private final double integralOfFirst;
  private final double integralOfLast;
  private final double alwaysRight;

  /**
   * @param users 1 or more
   * @param exponent 0 (uniform) or more
   */
  public Zipf(int users, double exponent, RandomGenerator random) {
    if (users < 1 || !(exponent >= 0)) {
      throw new IllegalArgumentException("Zipf wants 1 user or more and an exponent of 0 or more");
    }
    this.users = users;
    this.exponent = exponent;
    this.random = random;
    integralOfFirst = integral(1.5) - 1;
    integralOfLast = integral(users + 0.5);
    alwaysRight = 2 - inverse(integral(2.5) - density(2));
  }

  @Override
  public long nextLong() {
    while (true) {
      double area = integralOfLast + random.nextDouble() * (integralOfFirst - integralOfLast);
      double x = inverse(area);
      double k = Math.clamp(Math.floor(x + 0.5), 1.0, (double) users);
      if (k - x <= alwaysRight || area >= integral(k + 0.5) - density(k)) {
        return (long) k;
      }
    }
  }

  private double density(double x) {
    return Math.exp(-exponent * Math.log(x));
  }

  /** (x^(1 - exponent) - 1) / (1 - exponent), which is log x for exponent 1. */
  private double integral(double x) {
    double log = Math.log(x);
    return expm1Ratio((1 - exponent) * log) * log;
  }

  private double inverse(double area) {
    // Rounding may carry the logarithm's argument below its pole.
    double t = Math.max(-1, area * (1 - exponent));
    return Math.exp(log1pRatio(t) * area);
  }

  /** (e^x - 1) / x. */
  private static double expm1Ratio(double x) {
    return Math.abs(x) > 1e-8 ? Math.expm1(x) / x : 1 + x / 2;
  }

  /** log(1 + x) / x. */
  private static double log1pRatio(double x) {
    return Math.abs(x) > 1e-8 ? Math.log1p(x) / x : 1 - x / 2;
  }
}
