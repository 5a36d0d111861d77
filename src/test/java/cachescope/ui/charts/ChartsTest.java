package cachescope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.ArmFigures;
import cachescope.event.ComparisonFigures;
import cachescope.event.Intent;
import cachescope.event.Origin;
import cachescope.event.WorkloadSpec;
import cachescope.session.Frame;
import cachescope.session.Timeline;
import cachescope.ui.FrameParts;
import cachescope.ui.Fx;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Pictures;
import cachescope.ui.Theme;
import cachescope.ui.stage.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts show what was measured, with units, and only when there is something to say. */
class ChartsTest {
  private static final long S = 1_000_000_000L;

  private final Facts facts = new Facts();

  private static Scene show(Panel panel, Frame frame, long now) {
    panel.theme(Palette.DARK, 1, false);
    var root = new VBox(panel.node());
    Scene scene = Pictures.scene(root, new Theme(Palette.DARK, 1, false), 360, 400);
    panel.show(frame, now);
    root.layout();
    panel.show(frame, now);
    return scene;
  }

  private Frame traffic() {
    for (int i = 1; i <= 4; i++) {
      facts.miss(i * S, i, Origin.WORKLOAD);
    }
    for (int i = 0; i < 40; i++) {
      facts.hit(8 * S + i * S / 10, 1 + i % 4, Origin.WORKLOAD);
    }
    return facts.live();
  }

  @Test
  void latencyHasTwoPopulations() throws Exception {
    Frame frame = traffic();
    Fx.run(() -> {
      var chart = new LatencyChart(_ -> {});
      Scene scene = show(chart, frame, 13 * S);
      String words = scene.lookup("#latency-chart").getAccessibleText().replace('\u2009', ' ');
      assertThat(words).contains("40 hits, p50 0.38 ms").contains("4 others, p50 1 001 ms");
      assertThat(Pictures.count(scene.snapshot(null), Palette.DARK.hit())).isPositive();
      int before = chart.draws();
      chart.show(frame, 13 * S);
      assertThat(chart.draws()).isEqualTo(before);
    });
  }

  @Test
  void silentChartsAreNotThere() throws Exception {
    Frame empty = facts.live();
    Fx.run(() -> {
      for (Panel chart :
          List.of(new LatencyChart(_ -> {}), new RatioChart(_ -> {}), new LoadChart(_ -> {}))) {
        show(chart, empty, S);
        assertThat(chart.node().isManaged()).isFalse();
      }
    });
  }

  @Test
  void ratioKnowsTheLastTenSecondsAndTheWhole() throws Exception {
    Frame frame = traffic();
    RatioLook look = RatioLook.of(frame, 13 * S);
    assertThat(look.all()).isEqualTo(40.0 / 44);
    assertThat(look.total().getLast()).isEqualTo(40.0 / 44);
    Fx.run(() -> {
      Scene scene = show(new RatioChart(_ -> {}), frame, 13 * S);
      assertThat(scene.lookup("#ratio-chart").getAccessibleText()).contains("90.9 %");
    });
  }

  @Test
  void withoutTheCacheThereIsNoRatio() throws Exception {
    traffic();
    facts.bypassed(13 * S, 1);
    assertThat(RatioLook.of(facts.live(), 14 * S).now().whole()).isFalse();
    assertThat(RatioLook.of(facts.live(), 14 * S).now().rest()).startsWith("not asked");
    for (int i = 0; i < 20; i++) {
      facts.bypassed(23 * S + i * S, 1);
    }
    Fx.run(() -> {
      Scene scene = show(new RatioChart(_ -> {}), facts.live(), 45 * S);
      assertThat(scene.lookup("#ratio-chart").getAccessibleText())
          .contains("cache not asked in the last 10 seconds")
          .contains("90.9 % since the start");
    });
  }

  @Test
  void loadsAreCountedSecondBySecond() {
    LoadLook look = LoadLook.of(traffic(), 13 * S);
    assertThat(look.perSecond()).hasSize(60);
    assertThat(look.perSecond().stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
    assertThat(look.most()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 5", "9, 10", "10, 10", "11, 20", "130, 200"})
  void axesEndAtRoundNumbers(int most, int ceiling) {
    assertThat(LoadChart.ceiling(most)).isEqualTo(ceiling);
  }

  @ParameterizedTest
  @CsvSource({"4, 10 µs", "5, 100 µs", "6, 1 ms", "8, 100 ms", "9, 1 s", "11, 100 s"})
  void decadesHaveUnits(int decade, String words) {
    assertThat(LatencyChart.unit(decade)).isEqualTo(words);
  }

  private static ComparisonFigures figures(double ratio, long onLoads, int done) {
    var on = new ArmFigures(done, 0, done - onLoads, onLoads, 86e6, 390_000, 1_001_000_000, S);
    var off = new ArmFigures(done, 0, 0, done, 1_001e6, 1_001_000_000, 1_004_000_000, S);
    return new ComparisonFigures(
        on, off, 500, done, ratio, ratio * 0.9, ratio * 1.1, 1, 1, 1, 1, "It pays.");
  }

  @Test
  void aComparisonIsHeadlinedByMeanAndLoads() {
    assertThat(ComparisonWords.headline(figures(11.6, 45, 500)))
        .isEqualTo("Mean 12× faster, 91 % fewer loads");
    assertThat(ComparisonWords.headline(figures(0.8, 500, 500)))
        .isEqualTo("Mean 1.3× slower with the cache, as many loads");
    assertThat(ComparisonWords.headline(figures(Double.NaN, 0, 0))).startsWith("Measuring");
  }

  @Test
  void aComparisonThatRunsSpeaksOfSoFarAndOfLoadsWithTheirAnswers() {
    ComparisonFigures running = figures(1.01, 20, 57);
    assertThat(ComparisonWords.headline(running))
        .isEqualTo("So far: mean about the same, 65 % fewer loads");
    assertThat(ComparisonWords.loads(running.on())).isEqualTo("20 loads for 57 answers");
    assertThat(ComparisonWords.loads(new ArmFigures(1, 2, 0, 1, 1, 1, 1, 1)))
        .isEqualTo("1 load for 1 answer · 2 unanswered");
  }

  @Test
  void figuresAreRenewedOnTheBeatAndNotBetween() throws Exception {
    Frame before = traffic();
    facts.bypassed(13 * S, 1);
    Frame after = facts.live();
    Fx.run(() -> {
      var chart = new RatioChart(_ -> {});
      Scene scene = show(chart, before, 13 * S);
      String words = scene.lookup("#ratio-chart").getAccessibleText();
      chart.show(after, 13 * S + S / 5);
      assertThat(scene.lookup("#ratio-chart").getAccessibleText()).isEqualTo(words);
      chart.show(after, 13 * S + S / 4);
      assertThat(scene.lookup("#ratio-chart").getAccessibleText())
          .contains("not asked")
          .isNotEqualTo(words);
    });
  }

  @Test
  void comparingIsWishedForAndStopped() throws Exception {
    List<Intent> wishes = new ArrayList<>();
    Frame frame = facts.comparison(figures(11.6, 45, 120)).live();
    Fx.run(() -> {
      Scene scene = show(new ComparisonPanel(wishes::add), frame, S);
      assertThat(((Label) scene.lookup("#comparison-headline")).getText())
          .startsWith("So far: mean 12×");
      assertThat(((Label) scene.lookup("#comparison-verdict")).getText()).isEqualTo("It pays.");
      assertThat(scene.lookup("#compare-start").isDisabled()).isTrue();
      ((Button) scene.lookup("#compare-stop")).fire();
    });
    assertThat(wishes).containsExactly(new Intent.StopComparison());
  }

  @Test
  void inARecordingNothingCanBeComparedAndThatIsSaid() throws Exception {
    var parts = FrameParts.of(traffic());
    Timeline t = parts.timeline;
    parts.timeline =
        new Timeline(
            t.whole(),
            t.fine(),
            t.changes(),
            t.detailFrom(),
            t.detailSeq(),
            t.end(),
            Optional.of(new Timeline.Recording("run.jsonl", 1)));
    Frame frame = parts.frame();
    Fx.run(() -> {
      Scene scene = show(new ComparisonPanel(_ -> {}), frame, 13 * S);
      assertThat(scene.lookup("#compare-start").isDisabled()).isTrue();
      assertThat(scene.getRoot().lookupAll(".label"))
          .extracting(node -> ((Label) node).getText())
          .anyMatch(text -> text.startsWith("This is a recording"));
    });
  }

  @Test
  void withoutAWorkloadTheClassicOneIsCompared() throws Exception {
    List<Intent> wishes = new ArrayList<>();
    Frame frame = traffic();
    Fx.run(() -> {
      Scene scene = show(new ComparisonPanel(wishes::add), frame, 13 * S);
      ((Button) scene.lookup("#compare-start")).fire();
    });
    assertThat(wishes).containsExactly(new Intent.CompareOnOff(WorkloadSpec.CLASSIC, 500));
  }
}
