package cachescope.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipfTest {
  private static final int DRAWS = 400_000;

  /**
   * Pearson's chi-square against the exact probabilities; ranks too rare for it are taken together.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 1.0",
    "2, 1.0",
    "10, 0",
    "1000, 0",
    "1000, 0.5",
    "1000, 0.99",
    "1000, 1.0",
    "1000, 1.2",
    "1000, 2",
    "1000, 3",
    "1000000, 0",
    "1000000, 0.8",
    "1000000, 1.0",
    "1000000, 3"
  })
  void drawsFollowTheExactProbabilities(int users, double exponent) {
    double[] expected = expected(users, exponent);
    long[] seen = new long[users + 1];
    var zipf = new Zipf(users, exponent, new SplittableRandom(42));
    for (int i = 0; i < DRAWS; i++) {
      seen[(int) zipf.nextLong()]++;
    }
    double chiSquare = 0;
    int bins = 0;
    double binExpected = 0;
    long binSeen = 0;
    for (int k = 1; k <= users; k++) {
      binExpected += expected[k];
      binSeen += seen[k];
      if (binExpected >= 10) {
        chiSquare += (binSeen - binExpected) * (binSeen - binExpected) / binExpected;
        bins++;
        binExpected = 0;
        binSeen = 0;
      }
    }
    assertThat(seen[0]).isZero();
    assertThat((double) binSeen).isCloseTo(binExpected, within(4 * Math.sqrt(binExpected) + 10));
    // Chi-square has this mean and deviation; four deviations are one in ten thousand.
    int freedom = Math.max(1, bins - 1);
    assertThat(chiSquare).isLessThan(freedom + 4 * Math.sqrt(2.0 * freedom));
  }

  private static double[] expected(int users, double exponent) {
    double[] share = new double[users + 1];
    double sum = 0;
    for (int k = users; k >= 1; k--) {
      share[k] = Math.pow(k, -exponent);
      sum += share[k];
    }
    for (int k = 1; k <= users; k++) {
      share[k] *= DRAWS / sum;
    }
    return share;
  }
}
