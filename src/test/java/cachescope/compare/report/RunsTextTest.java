package cachescope.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.LatencyFigures;
import cachescope.event.LatencyTally;
import cachescope.event.RunDifference;
import cachescope.event.RunDifference.Quantity;
import cachescope.event.RunSetup;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTextTest {
  private static final long MS = 1_000_000;

  /** Half of the reads are hits of 1 ms alone, the others take 99 ms alone: 50 ms are predicted. */
  private static RunStats run(String name, double meanMillis) {
    LatencyFigures read =
        new LatencyFigures(
            100, meanMillis * MS, MS, 99 * MS, 99 * MS, 99 * MS, 99 * MS, LatencyTally.EMPTY);
    return new RunStats(
        new RunSetup(name, Settings.CLASSIC),
        100,
        50,
        50,
        0,
        0,
        0,
        0,
        50,
        0,
        0,
        0,
        -1,
        10,
        MS,
        99 * MS,
        read,
        LatencyFigures.NONE);
  }

  private static List<String> sentences(String claim, RunStats... runs) {
    return RunsText.sentences(
        new RunsFigures(
            WorkloadSpec.CLASSIC,
            100,
            100,
            List.of(runs),
            List.of(new RunDifference(1, Quantity.READ_MEAN, 1, 0.9, 1.2, claim))));
  }

  @Test
  void whatTheNoiseDoesNotAllowIsNotSaid() {
    assertThat(sentences("", run("a", 50), run("b", 51)))
        .containsExactly(
            "These requests are too few or too uneven to call any difference certain.");
    assertThat(sentences("b: it is.", run("a", 50), run("b", 51))).containsExactly("b: it is.");
  }

  @Test
  void aMeanFarAboveItsPartsIsWaiting() {
    assertThat(sentences("b: it is.", run("a", 500), run("b", 51)))
        .containsExactly(
            "b: it is.",
            "a: reads took 500 ms on average, its hits and misses alone predict 50.0 ms: the rest"
                + " is most likely waiting, in line or for a processor.");
  }
}
