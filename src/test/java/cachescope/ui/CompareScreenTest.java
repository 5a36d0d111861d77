package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.compare.Baseline;
import cachescope.event.Intent;
import cachescope.event.LatencyFigures;
import cachescope.event.LatencyTally;
import cachescope.event.RunDifference;
import cachescope.event.RunDifference.Quantity;
import cachescope.event.RunSetup;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import cachescope.session.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareScreenTest {
  private static final long MS = 1_000_000;
  private static final List<String> NAMES =
      List.of("no cache", "cache-aside", "write-through", "write-around", "write-behind");

  /** Figures made for the picture alone. */
  private static RunsFigures figures(int runs) {
    List<RunStats> stats = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      stats.add(stats(i));
    }
    return new RunsFigures(
        WorkloadSpec.CLASSIC,
        500,
        500,
        stats,
        List.of(
            new RunDifference(
                1, Quantity.READ_MEAN, 0.1, 0.08, 0.12, "cache-aside: the mean of reads is lower."),
            new RunDifference(1, Quantity.READ_P99, 1, 0.9, 1.1, "")));
  }

  private static RunStats stats(int i) {
    Settings settings = i == 0 ? Settings.CLASSIC.withCacheOn(false) : Settings.CLASSIC;
    long hits = i == 0 ? 0 : 410 - 10L * i;
    long[] nanos =
        i == 0
            ? new long[] {100 * MS, 130 * MS, 400 * MS}
            : new long[] {MS / (i + 1), MS, 100 * MS, 130 * MS};
    long[] counts =
        i == 0 ? new long[] {200, 240, 10} : new long[] {300, hits - 300, 440 - hits, 10};
    var read =
        new LatencyFigures(
            450,
            9.0 * MS,
            nanos[0],
            100 * MS,
            130 * MS,
            130 * MS,
            400 * MS,
            new LatencyTally(nanos, counts));
    var write =
        new LatencyFigures(50, 2.0 * MS, MS, 3 * MS, 4 * MS, 4 * MS, 4 * MS, LatencyTally.EMPTY);
    return new RunStats(
        new RunSetup(NAMES.get(i), settings),
        450,
        hits,
        i == 0 ? 0 : 450 - hits,
        i == 0 ? 450 : 0,
        0,
        0,
        50,
        450 - hits,
        3L * i,
        0,
        0,
        1_200_000,
        12.5,
        i == 0 ? 0 : MS / 3,
        101 * MS,
        read,
        write);
  }

  private static Frame measured(int runs) {
    var parts = FrameParts.of(Frames.busy());
    parts.runs = Optional.of(figures(runs));
    return parts.frame();
  }

  private static Lab at(Frame frame) {
    Lab lab = Lab.open(frame);
    lab.window.actions().run(lab.window.actions().named("screen.compare"));
    lab.settle();
    return lab;
  }

  @Test
  void cacheOnAndOffAreReadyAndAreWishedFor() throws Exception {
    Fx.run(() -> {
      Lab lab = at(Frames.busy());
      lab.find(TextField.class, "runs.requests").setText("200");
      lab.find(Button.class, "runs.start").fire();
      assertThat(lab.session.wishes)
          .singleElement()
          .isInstanceOfSatisfying(
              Intent.CompareRuns.class,
              wish -> {
                assertThat(wish.requests()).isEqualTo(200);
                assertThat(wish.setups())
                    .extracting(RunSetup::name)
                    .containsExactly("no cache", "cache-aside");
              });
    });
  }

  @Test
  void allStrategiesAreEightAndOneMoreIsRefused() throws Exception {
    Fx.run(() -> {
      Lab lab = at(Frames.busy());
      lab.find(Button.class, "runs.strategies").fire();
      lab.find(Button.class, "runs.add").fire();
      lab.settle();
      assertThat(complaint(lab)).startsWith("No more than 8");
      lab.find(Button.class, "runs.away.7").fire();
      lab.find(Button.class, "runs.add").fire();
      lab.find(Button.class, "runs.start").fire();
      assertThat(((Intent.CompareRuns) lab.session.wishes.getLast()).setups()).hasSize(8);
    });
  }

  @Test
  void aConfigurationIsChangedByTheNamesOfSettings() throws Exception {
    Fx.run(() -> {
      Lab lab = at(Frames.busy());
      type(lab, "runs.change.1", "ttl=soon");
      assertThat(complaint(lab)).contains("'soon' is not a duration");
      type(lab, "runs.change.1", "ttl=5s, single-flight=on");
      lab.find(Button.class, "runs.start").fire();
      RunSetup changed = ((Intent.CompareRuns) lab.session.wishes.getLast()).setups().getLast();
      assertThat(changed.settings().ttl().toSeconds()).isEqualTo(5);
      assertThat(changed.settings().protections().singleFlight()).isTrue();
      assertThat(changed.name()).isEqualTo("ttl=5s, single-flight=on");
    });
  }

  private static void type(Lab lab, String id, String text) {
    TextField field = lab.find(TextField.class, id);
    field.setText(text);
    field.fireEvent(new ActionEvent());
    lab.settle();
  }

  private static String complaint(Lab lab) {
    return lab.all(node -> node.getStyleClass().contains("complaint")).stream()
        .filter(node -> node.isVisible() && node instanceof Label)
        .map(node -> ((Label) node).getText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  @Test
  void whatWasMeasuredStandsInATableWithWhatCanBeSaid() throws Exception {
    Fx.run(() -> {
      Lab lab = at(measured(3));
      assertThat(lab.find(GridPane.class, "runs.figures").getChildren())
          .extracting(node -> ((Label) node).getText())
          .contains("no cache", "write-through", "hit ratio", "88.9 %", "predicted mean");
      assertThat(lab.find(VBox.class, "runs.sentences").getChildren())
          .singleElement()
          .satisfies(node -> assertThat(((Label) node).getText()).contains("the mean of reads"));
      assertThat(lab.find(VBox.class, "tradeOffs").isVisible()).isTrue();
    });
  }

  @Test
  void aPinnedRunStaysBesideLaterRuns() throws Exception {
    Fx.run(() -> {
      Lab lab = at(measured(3));
      assertThat(lab.find(Button.class, "pin.save").isVisible()).isFalse();
      ComboBox<?> which = lab.find(ComboBox.class, "pin.which");
      which.getSelectionModel().select(1);
      lab.find(Button.class, "pin.take").fire();
      lab.settle();
      assertThat(lab.find(Label.class, "pin.told").getText())
          .startsWith("“cache-aside” is pinned: measured ");
      assertThat(lab.find(GridPane.class, "runs.figures").getChildren())
          .extracting(node -> ((Label) node).getText())
          .contains("pinned: cache-aside");
      lab.serve(measured(2));
      assertThat(lab.find(GridPane.class, "runs.figures").getChildren())
          .extracting(node -> ((Label) node).getText())
          .contains("pinned: cache-aside", "no cache")
          .doesNotContain("write-through");
      assertThat(lab.find(VBox.class, "runs.sentences").getChildren())
          .extracting(node -> ((Label) node).getText())
          .anyMatch(text -> text.contains("not paired"));
      lab.find(Button.class, "pin.away").fire();
      lab.settle();
      assertThat(lab.find(GridPane.class, "runs.figures").getChildren())
          .extracting(node -> ((Label) node).getText())
          .doesNotContain("pinned: cache-aside");
    });
  }

  @Test
  void theHistogramSaysWhereMostReadsAre() throws Exception {
    Fx.run(() -> {
      Lab lab = at(measured(2));
      assertThat(lab.find(Pane.class, "runs.histogram").getAccessibleText())
          .contains("no cache: most often between 126 ms and 158 ms, 53.3 % of its reads")
          .contains("cache-aside: most often between ");
    });
  }

  @Test
  void aPictureOfTheResultsNeedsNoWindow() throws Exception {
    Fx.run(() -> {});
    var run = stats(1);
    var pinned =
        new Baseline(
            run, WorkloadSpec.CLASSIC, 500, Instant.parse("2026-11-24T08:10:00Z"), "the test");
    byte[] png =
        Screenshot.runs(
            figures(4), Optional.of(pinned), 1_440, Choices.INITIAL.withLook(Choices.Look.DARK));
    assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(20_000);
    write("compare-results", png);
  }

  @ParameterizedTest
  @CsvSource({
    "compare-1440-dark, 1440, 900, DARK, 1.0",
    "compare-1440-light, 1440, 900, LIGHT, 1.0",
    "compare-1024-dark, 1024, 700, DARK, 1.0",
    "compare-1440-text16, 1440, 900, DARK, 1.6",
  })
  void aPictureIsDrawn(String name, int width, int height, Choices.Look look, double scale)
      throws Exception {
    Fx.run(() -> {
      Lab lab =
          new Lab(
              measured(5),
              Choices.INITIAL
                  .withFirstRunDone(true)
                  .withLook(look)
                  .withTextScale(scale)
                  .withSize(width, height));
      lab.window.actions().run(lab.window.actions().named("screen.compare"));
      lab.settle();
      write(name, Screenshot.picture(lab.window));
    });
  }

  private static void write(String name, byte[] png) {
    try {
      Files.write(Files.createDirectories(Path.of("target/previews")).resolve(name + ".png"), png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
