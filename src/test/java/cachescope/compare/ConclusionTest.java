package cachescope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.compare.PairedBootstrap.Intervals;
import cachescope.event.ArmFigures;
import org.junit.jupiter.api.Test;

final class ConclusionTest {
  private static final long MILLI = 1_000_000;

  private static ArmFigures arm(long loads, double meanMillis, double p99Millis) {
    return new ArmFigures(
        500,
        0,
        500 - loads,
        loads,
        meanMillis * MILLI,
        MILLI,
        (long) (p99Millis * MILLI),
        2_000 * MILLI);
  }

  private static Intervals intervals(double low, double high, double p99Low, double p99High) {
    return new Intervals(new Interval(low, high), Interval.UNKNOWN, new Interval(p99Low, p99High));
  }

  @Test
  void fasterOnAverageAndNotInTheTail() {
    assertThat(
            Conclusion.of(
                arm(45, 86, 1_001),
                arm(500, 1_001, 1_004),
                11.64,
                intervals(10.9, 13.2, 0.99, 1.01),
                false))
        .isEqualTo(
            "With the cache the mean fell from 1\u2009001 ms to 86.0 ms: 11.6 times faster"
                + " (95 % interval 10.9–13.2), and 91 % of the loads were saved."
                + " p99 is unchanged: a miss still waits for the database.");
  }

  @Test
  void slower() {
    assertThat(
            Conclusion.of(
                arm(45, 0.45, 2), arm(500, 0.12, 1), 0.267, intervals(0.25, 0.28, 0.4, 0.6), false))
        .startsWith(
            "The cache made it slower: the mean rose from 0.12 ms to 0.45 ms, 3.7 times slower"
                + " (95 % interval 3.6–4.0). Asking Redis cost more than the loads it saved")
        .endsWith("p99 rose from 1.00 ms to 2.00 ms.");
  }

  @Test
  void aThousandthIsNoDifference() {
    assertThat(
            Conclusion.of(
                arm(20, 999, 1_001),
                arm(57, 998, 1_001),
                0.999,
                intervals(0.998, 0.9995, 0.5, 1.9),
                false))
        .startsWith("The cache made no difference to the mean: 999 ms with it and 998 ms without");
  }

  @Test
  void nothingCanBeSaid() {
    assertThat(
            Conclusion.of(
                arm(250, 0.5, 2), arm(500, 0.51, 2), 1.02, intervals(0.9, 1.15, 0.5, 1.9), false))
        .startsWith("These numbers do not allow to say which is faster")
        .contains("factor of 1.02 (95 % interval 0.90–1.15)")
        .endsWith("Of p99 these numbers say nothing certain: a factor between 0.50 and 1.90.");
  }

  @Test
  void whoQueuesIsToldSo() {
    assertThat(
            Conclusion.of(
                arm(45, 86, 1_001),
                arm(500, 20_000, 40_000),
                232,
                intervals(180, 300, 35, 45),
                true))
        .contains("piled up")
        .contains("p99 fell too, from 40.0 s to 1\u2009001 ms.");
  }
}
