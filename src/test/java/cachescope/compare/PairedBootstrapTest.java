package cachescope.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class PairedBootstrapTest {
  /**
   * Pairs of log-normal latencies that resemble their neighbours by {@code alike}, one side slower
   * by a factor.
   */
  private static long[][] pairs(int n, double alike, double factor, Random random) {
    long[] with = new long[n];
    long[] without = new long[n];
    double common = random.nextGaussian();
    for (int i = 0; i < n; i++) {
      common = alike * common + Math.sqrt(1 - alike * alike) * random.nextGaussian();
      double own = random.nextGaussian();
      with[i] = (long) (1e6 * Math.exp(0.5 * common));
      without[i] = (long) (1e6 * factor * Math.exp(0.5 * own));
    }
    return new long[][] {with, without};
  }

  private static double coverage(double alike) {
    Random random = new Random(11);
    int covered = 0;
    for (int i = 0; i < 300; i++) {
      long[][] pairs = pairs(500, alike, 3, random);
      Interval interval = new PairedBootstrap(pairs[0], pairs[1], i).intervals(300).mean();
      covered += interval.low() <= 3 && 3 <= interval.high() ? 1 : 0;
    }
    return covered / 300.0;
  }

  @Test
  void theIntervalCoversTheTruthAboutNineteenTimesInTwenty() {
    assertThat(coverage(0)).isBetween(0.91, 0.98);
  }

  @Test
  void alsoWhereNeighboursResembleEachOther() {
    assertThat(coverage(0.8)).isBetween(0.86, 0.98);
  }

  @Test
  void whatAlwaysTakesAsLongHasNoDoubt() {
    long[] with = new long[400];
    long[] without = new long[400];
    for (int i = 0; i < 400; i++) {
      with[i] = 1_000_000 + i % 7;
      without[i] = 5 * with[i];
    }
    var bootstrap = new PairedBootstrap(with, without, 1);
    assertThat(bootstrap.ratioOfMeans()).isCloseTo(5, within(1e-9));
    var intervals = bootstrap.intervals(500);
    assertThat(intervals.mean().low()).isCloseTo(5, within(1e-9));
    assertThat(intervals.mean().high()).isCloseTo(5, within(1e-9));
    assertThat(intervals.median().low()).isCloseTo(5, within(1e-4));
    assertThat(intervals.p99().high()).isCloseTo(5, within(1e-4));
  }

  @Test
  void equalSidesCannotBeToldApart() {
    long[][] pairs = pairs(1_000, 0.5, 1, new Random(3));
    var intervals = new PairedBootstrap(pairs[0], pairs[1], 1).intervals(1_000);
    for (Interval interval :
        new Interval[] {intervals.mean(), intervals.median(), intervals.p99()}) {
      assertThat(interval.low()).isLessThan(1);
      assertThat(interval.high()).isGreaterThan(1);
    }
  }

  @Test
  void medianAndTailAreSeenApart() {
    Random random = new Random(5);
    long[] with = new long[2_000];
    long[] without = new long[2_000];
    for (int i = 0; i < with.length; i++) {
      without[i] = 1_000_000_000L + random.nextInt(4_000_000);
      with[i] = random.nextInt(10) == 0 ? without[i] : 300_000 + random.nextInt(200_000);
    }
    var intervals = new PairedBootstrap(with, without, 1).intervals(1_000);
    assertThat(intervals.median().low()).isGreaterThan(2_000);
    assertThat(intervals.p99().within(0.99, 1.01)).isTrue();
    assertThat(intervals.mean().low()).isBetween(8.0, 10.0);
    assertThat(intervals.mean().high()).isBetween(10.0, 13.0);
  }

  @Test
  void fewPairsSayNothingOfTheTail() {
    long[][] pairs = pairs(100, 0, 2, new Random(3));
    assertThat(new PairedBootstrap(pairs[0], pairs[1], 1).intervals(100).p99().known()).isFalse();
  }

  @Test
  void theSameSeedGivesTheSameIntervals() {
    long[][] pairs = pairs(300, 0.3, 2, new Random(3));
    assertThat(new PairedBootstrap(pairs[0], pairs[1], 9).intervals(200))
        .isEqualTo(new PairedBootstrap(pairs[0], pairs[1], 9).intervals(200));
  }
}
