package cachescope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.compare.report.RunsCsv;
import cachescope.compare.report.RunsHtml;
import cachescope.compare.report.RunsJson;
import cachescope.compare.report.RunsText;
import cachescope.event.RunDifference;
import cachescope.event.RunDifference.Quantity;
import cachescope.event.RunSetup;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations compared on real servers. */
class OwnServersRunsTest {
  private static final WorkloadSpec SPEC =
      new WorkloadSpec(WorkloadSpec.Shape.ZIPF, 10, 1, 100, 0.1, 1);
  private static final Settings BASE =
      Settings.CLASSIC.withDatabaseDelay(Duration.ofMillis(150)).withDatabaseConnections(40);

  @TempDir private Path folder;

  @Test
  void theCacheSavesLoadsAndTheReportsSaySo() throws InterruptedException {
    List<RunsFigures> told = new ArrayList<>();
    RunsFigures figures =
        new OwnServersRuns(folder, SessionClock.system())
            .run(
                List.of(
                    new RunSetup("no <cache>", BASE.withCacheOn(false)),
                    new RunSetup("cache-aside", BASE)),
                SPEC,
                200,
                told::add);
    assertThat(figures.finished()).isTrue();
    assertThat(told.getLast()).isEqualTo(figures);
    RunStats off = figures.runs().getFirst();
    RunStats on = figures.runs().getLast();
    assertThat(off.hits()).isZero();
    assertThat(off.bypasses()).isEqualTo(off.answered());
    assertThat(off.answered() + off.writes()).isEqualTo(200);
    assertThat(on.answered()).isEqualTo(off.answered());
    assertThat(on.hits() + on.misses() + on.bypasses() + on.cacheErrors()).isEqualTo(on.answered());
    assertThat(on.databaseLoads()).isLessThan(off.databaseLoads());
    assertThat(off.aloneHit()).isZero();
    assertThat(off.aloneMiss()).isGreaterThan(140_000_000);
    assertThat(on.aloneHit()).isPositive();
    assertThat(on.usedMemory()).isPositive();
    assertThat(on.predictedMean()).isPositive();
    assertThat(figures.differences())
        .filteredOn(d -> d.quantity() == Quantity.READ_MEAN)
        .singleElement()
        .satisfies(d -> assertThat(d.ratio()).isBetween(d.low(), d.high()));
    assertThat(figures.differences()).extracting(RunDifference::run).containsOnly(1);
    reports(figures);
  }

  private static void reports(RunsFigures figures) {
    assertThat(RunsText.of(figures, Optional.empty()))
        .contains("no <cache>", "hit ratio", " loads from the database instead of ");
    assertThat(RunsCsv.of(figures).lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("run,hit_ratio,read_mean_ms");
    assertThat(RunsJson.of(figures, Optional.empty(), "x"))
        .contains("\"name\":\"cache-aside\"", "\"databaseLoads\":", "\"sentences\":[\"");
    assertThat(RunsHtml.of(figures, Optional.empty(), "x"))
        .contains("no &lt;cache&gt;", "<polyline", "</html>")
        .doesNotContain("no <cache>", "http://", "https://", "<script");
  }

  @Test
  void twoOfTheSameNameAreRefused() {
    var runs = new OwnServersRuns(folder, SessionClock.system());
    RunSetup one = new RunSetup("a", BASE);
    assertThatThrownBy(() -> runs.run(List.of(one, one), SPEC, 10, _ -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the same name");
  }
}
