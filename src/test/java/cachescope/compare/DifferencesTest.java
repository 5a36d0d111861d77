package cachescope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.LatencyFigures;
import cachescope.event.LatencyTally;
import cachescope.event.Outcome;
import cachescope.event.RunDifference;
import cachescope.event.RunDifference.Quantity;
import cachescope.event.RunSetup;
import cachescope.event.RunStats;
import cachescope.event.Settings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static final long MS = 1_000_000;
  private static final int REQUESTS = 400;

  private static Tally tally(IntToLongFunction nanos) {
    Tally tally = new Tally(REQUESTS, System::nanoTime);
    for (int i = 0; i < REQUESTS; i++) {
      tally.read(i, Outcome.MISS, nanos.applyAsLong(i));
    }
    return tally;
  }

  private static RunStats run(String name, Tally tally) {
    long[] sorted = new long[REQUESTS];
    double sum = 0;
    for (int i = 0; i < REQUESTS; i++) {
      sorted[i] = tally.latency(i);
      sum += sorted[i];
    }
    java.util.Arrays.sort(sorted);
    LatencyFigures read =
        new LatencyFigures(
            REQUESTS,
            sum / REQUESTS,
            sorted[REQUESTS / 2],
            sorted[REQUESTS * 9 / 10],
            sorted[REQUESTS * 99 / 100],
            sorted[REQUESTS - 1],
            sorted[REQUESTS - 1],
            LatencyTally.EMPTY);
    return new RunStats(
        new RunSetup(name, Settings.CLASSIC),
        REQUESTS,
        0,
        REQUESTS,
        0,
        0,
        0,
        0,
        REQUESTS,
        0,
        0,
        0,
        -1,
        10,
        0,
        MS,
        read,
        LatencyFigures.NONE);
  }

  private static String sentence(Quantity quantity, Tally first, Tally second) {
    List<RunStats> runs = List.of(run("a", first), run("b", second));
    return new Differences(runs, List.of(first, second), 1, 500)
        .all().stream()
            .filter(difference -> difference.quantity() == quantity)
            .map(RunDifference::sentence)
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aNarrowIntervalAllowsAFactor() {
    assertThat(
            sentence(
                Quantity.READ_MEDIAN,
                tally(i -> (100 + i % 5) * MS),
                tally(i -> (10 + i % 3) * MS)))
        .startsWith("b: the median of reads is ")
        .contains(" times lower (95 % interval ");
  }

  @Test
  void aWideIntervalAllowsADirectionOnly() {
    SplittableRandom random = new SplittableRandom(3);
    // About half hits and half misses: the median is sometimes the one and sometimes the other.
    Tally uneven = tally(i -> random.nextInt(100) < 52 ? MS / 2 : (20 + i % 7) * MS);
    assertThat(sentence(Quantity.READ_MEDIAN, tally(i -> (100 + i % 5) * MS), uneven))
        .startsWith("b: the median of reads is lower (")
        .contains("too unevenly to say how much.")
        .doesNotContain("times lower");
  }

  @Test
  void aWideIntervalThatReachesTheSameIsSilent() {
    assertThat(new Interval(1.02, 3).vague(0.05)).isTrue();
    assertThat(new Interval(0.4, 0.97).vague(0.05)).isTrue();
    assertThat(new Interval(0.5, 2).vague(0.05)).isTrue();
    assertThat(new Interval(1.5, 4).vague(0.05)).isFalse();
    assertThat(new Interval(1.02, 1.2).vague(0.05)).isFalse();
    assertThat(new Interval(0.98, 1.03).vague(0.05)).isFalse();
  }
}
