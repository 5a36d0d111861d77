package cachescope.compare.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.compare.AgainstBaseline;
import cachescope.compare.Baseline;
import cachescope.event.LatencyFigures;
import cachescope.event.LatencyTally;
import cachescope.event.NamedSettings;
import cachescope.event.RunSetup;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {
  private static final long MS = 1_000_000;
  private static final Instant THEN = Instant.parse("2026-11-24T08:10:00Z");

  @TempDir private Path folder;

  private static RunStats run(String name, long loads) {
    LatencyFigures read =
        new LatencyFigures(
            100,
            34.0 * MS,
            MS,
            99 * MS,
            99 * MS,
            99 * MS,
            99 * MS,
            new LatencyTally(new long[] {MS, 99 * MS}, new long[] {100 - loads, loads}));
    Settings settings =
        NamedSettings.set(
            NamedSettings.set(Settings.CLASSIC, "ttl", "5s"), "strategy", "write-through");
    return new RunStats(
        new RunSetup(name, settings),
        100,
        100 - loads,
        loads,
        0,
        0,
        0,
        0,
        loads,
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

  private static RunsFigures figures(int requests) {
    return new RunsFigures(
        WorkloadSpec.CLASSIC, requests, requests, List.of(run("today", 10)), List.of());
  }

  private static Baseline pinned() {
    return new Baseline(run("yesterday", 70), WorkloadSpec.CLASSIC, 100, THEN, "CacheScope");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("pinned.json"), text, UTF_8);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Baseline read = BaselineFile.read(file(BaselineFile.text(pinned())));
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
        .isEqualTo(pinned());
  }

  @Test
  void whatIsNoneIsToldWithTheFileAndTheReason() throws IOException {
    refused("{\n  \"cachescope\": \"baseline\",\n  oops }", "pinned.json, line 3: ");
    refused("{\"cachescope\": \"recording\"}", "\"cachescope\" must be \"baseline\"");
    refused("{\"cachescope\": \"baseline\", \"version\": 2}", "has version 2 of the format");
    refused("{\"cachescope\": \"baseline\", \"version\": 1}", "\"program\" is missing");
    refused(
        BaselineFile.text(pinned()).replace("\"count\":100", "\"count\":101"),
        "run.read: count says 101, but its tally has 100");
    refused(BaselineFile.text(pinned()).replace("\"users\":50", "\"users\":-3"), "users");
    assertThatThrownBy(() -> BaselineFile.read(folder.resolve("none.json")))
        .hasMessageStartingWith("there is no file ");
  }

  private void refused(String text, String sentence) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> BaselineFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pinned.json")
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("cachescope.event.");
  }

  @Test
  void aBaselineIsSaidNotToBePairedAndNoDifferenceInTimeIsClaimed() {
    List<String> sentences = AgainstBaseline.sentences(pinned(), figures(100));
    assertThat(sentences.getFirst())
        .contains("“yesterday” is pinned from 2026-11-24 08:10 UTC", "another time is not paired")
        .doesNotContain("other requests");
    assertThat(sentences.getLast())
        .startsWith("today beside the pinned “yesterday”: mean of reads 34.0 ms (pinned 34.0 ms)")
        .contains("; 10 loads from the database instead of 70")
        .doesNotContain("times lower", "times higher", "faster");
  }

  @Test
  void countsOfOtherRequestsAreNotCompared() {
    List<String> sentences = AgainstBaseline.sentences(pinned(), figures(200));
    assertThat(sentences.getFirst()).contains("other requests too (100 requests against 200");
    assertThat(sentences.getLast()).doesNotContain("loads");
  }

  @Test
  void itStandsInEveryReport() {
    Optional<Baseline> pinned = Optional.of(pinned());
    assertThat(RunsText.of(figures(100), pinned)).contains("pinned: yesterday", "not paired");
    assertThat(RunsJson.of(figures(100), pinned, "x"))
        .contains(
            "\"baseline\":{\"measuredAt\":\"2026-11-24T08:10:00Z\"", "\"name\":\"yesterday\"");
    assertThat(RunsHtml.of(figures(100), pinned, "x"))
        .contains("<td>pinned: yesterday</td>", "not paired", "<title>30 reads</title>");
  }

  @Test
  void binsHoldWhatWasCounted() {
    var bins =
        LatencyBins.of(
            new LatencyTally(
                new long[] {MS, 1_100_000, 50 * MS, 1_000 * MS}, new long[] {3, 1, 5, 1}));
    assertThat(bins).extracting(LatencyBins.Bin::count).containsExactly(4L, 5L, 1L);
    assertThat(bins).extracting(LatencyBins.Bin::share).containsExactly(0.4, 0.5, 0.1);
    assertThat(bins.getFirst().from()).isLessThanOrEqualTo(MS);
    assertThat(LatencyBins.of(LatencyTally.EMPTY)).isEmpty();
  }
}
