package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Outcome;
import cachescope.event.WorkloadSpec;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.session.Strip;
import cachescope.session.Timeline;
import cachescope.stage.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainWindowTest {
  private static final Choices NEW = Choices.INITIAL.withLook(Choices.Look.DARK);

  @Test
  void anEmptyStartShowsTheStageAndTheCardAlone() throws Exception {
    Fx.run(() -> {
      Lab lab = new Lab(Frames.quiet(), NEW);
      assertThat(shown(lab, "controls")).isFalse();
      assertThat(shown(lab, "first-run")).isTrue();
    });
  }

  @Test
  void theFirstMinuteBringsTheWindowPieceByPiece() throws Exception {
    Fx.run(() -> {
      Lab lab = new Lab(Frames.quiet(), NEW);
      Frame quiet = Frames.quiet();
      answer(lab, Frames.verdict(1, Outcome.MISS, 1_001_000_000, 1));
      lab.find(Button.class, "firstRun.guess.same").fire();
      Verdict hit = Frames.verdict(1, Outcome.HIT, 380_000, 2);
      answer(lab, hit);
      assertThat(words(lab)).anyMatch(text -> text.contains("0.38") && text.contains("You said"));
      assertThat(shown(lab, "controls")).isFalse();
      lab.serve(Frames.withStage(quiet, Frames.expired(hit)));
      answer(lab, Frames.verdict(1, Outcome.MISS, 1_001_000_000, 3));
      assertThat(shown(lab, "controls")).isTrue();
      lab.serve(Frames.withWorkload(quiet, WorkloadSpec.CLASSIC));
      assertThat(lab.preferences.choices().firstRunDone()).isTrue();
    });
  }

  @Test
  void theFirstMinuteCanBeSkippedAndIsNotShownTwice() throws Exception {
    Fx.run(() -> {
      Lab lab = new Lab(Frames.quiet(), NEW);
      lab.press(KeyCode.ESCAPE);
      assertThat(shown(lab, "first-run")).isFalse();
      assertThat(shown(lab, "controls")).isTrue();
      assertThat(lab.preferences.choices().firstRunDone()).isTrue();
      lab.window.actions().run(lab.window.actions().named("firstRun"));
      assertThat(shown(lab, "first-run")).isTrue();
    });
  }

  @Test
  void presentationHidesTheBarsAndWritesTheVerdictLarge() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.busy());
      lab.press(KeyCode.F11);
      lab.settle();
      assertThat(shown(lab, "left-bar")).isFalse();
      assertThat(shown(lab, "right-bar")).isFalse();
      Label verdict = lab.find(Label.class, "headline-word");
      assertThat(verdict.getText()).isEqualToIgnoringCase("hit");
      assertThat(verdict.getParent().getLayoutBounds().getHeight()).isGreaterThanOrEqualTo(60);
      Label elapsed = lab.find(Label.class, "headline-elapsed");
      assertThat(elapsed.getFont().getSize()).isGreaterThanOrEqualTo(900 / 15.0);
      lab.press(KeyCode.ESCAPE);
      assertThat(shown(lab, "left-bar")).isTrue();
    });
  }

  @ParameterizedTest
  @CsvSource({
    "1440, 900, 1.0",
    "1024, 700, 1.0",
    "1440, 900, 1.6",
    "1024, 700, 1.6",
    "2560, 1440, 1.0"
  })
  void noWordIsCutOff(int width, int height, double scale) throws Exception {
    Fx.run(() -> {
      Choices choices = NEW.withFirstRunDone(true).withSize(width, height).withTextScale(scale);
      Lab lab = new Lab(Frames.withComparison(Frames.busy()), choices);
      assertThat(cut(lab)).isEmpty();
    });
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, 1.0", "1024, 700, 1.0", "1440, 900, 1.6", "1024, 700, 1.6"})
  void noWordOfTheFirstMinuteIsCutOff(int width, int height, double scale) throws Exception {
    Fx.run(() -> {
      Lab lab = new Lab(Frames.quiet(), NEW.withSize(width, height).withTextScale(scale));
      assertThat(cut(lab)).isEmpty();
      answer(lab, Frames.verdict(1, Outcome.MISS, 1_001_000_000, 1));
      assertThat(cut(lab)).isEmpty();
    });
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, 1.0", "1280, 720, 1.0", "1024, 700, 1.0", "1440, 900, 1.6"})
  void nothingJumpsWhenThePictureIsPaused(int width, int height, double scale) throws Exception {
    Fx.run(() -> {
      Choices choices = NEW.withFirstRunDone(true).withSize(width, height).withTextScale(scale);
      Lab lab = new Lab(Frames.busy(), choices);
      List<Bounds> live = places(lab);
      long then = Frames.NOW - 5 * Frames.SECOND;
      lab.serve(
          Frames.withPlayback(
              Frames.busy(), new Playback(Playback.Mode.PAUSED, 1, then, then, 90)));
      lab.settle();
      assertThat(shown(lab, "past")).isTrue();
      assertThat(places(lab)).isEqualTo(live);
    });
  }

  private static List<Bounds> places(Lab lab) {
    return Stream.of("stage", "timeline", "event-list")
        .flatMap(id -> lab.all(node -> id.equals(node.getId())).stream())
        .map(node -> node.localToScene(node.getLayoutBounds()))
        .toList();
  }

  @Test
  void aWorkloadThatWasAskedToStopSaysSoUntilItEnds() throws Exception {
    Fx.run(() -> {
      Frame running = Frames.withWorkload(Frames.busy(), WorkloadSpec.CLASSIC);
      Lab lab = Lab.open(running);
      Button button = lab.find(Button.class, "workload.start");
      lab.press(KeyCode.W);
      lab.serve(FrameParts.of(running).frame());
      assertThat(button.getText()).startsWith("Stopping");
      assertThat(button.isDisabled()).isTrue();
      var parts = FrameParts.of(running);
      parts.workload = Optional.empty();
      lab.serve(parts.frame());
      assertThat(button.getText()).isEqualTo("Start workload");
      assertThat(button.isDisabled()).isFalse();
    });
  }

  @Test
  void whatCannotBeChangedInARecordingDoesNotLookAsIfItCould() throws Exception {
    Fx.run(() -> {
      Timeline recorded =
          new Timeline(
              Strip.EMPTY,
              Strip.EMPTY,
              List.of(),
              0,
              0,
              0,
              Optional.of(new Timeline.Recording("run.jsonl", 1)));
      Lab lab = Lab.open(Frames.withTimeline(Frames.busy(), recorded));
      assertThat(lab.find(Button.class, "workload.start").isDisabled()).isTrue();
      assertThat(Lab.isShown(lab.find(Label.class, "controls.recorded"))).isTrue();
      lab.serve(Frames.busy());
      assertThat(lab.find(Button.class, "workload.start").isDisabled()).isFalse();
    });
  }

  private static void answer(Lab lab, Verdict verdict) {
    lab.serve(Frames.withStage(Frames.quiet(), Frames.answered(verdict)));
  }

  private static boolean shown(Lab lab, String styleClass) {
    List<Node> found = lab.all(node -> node.getStyleClass().contains(styleClass));
    assertThat(found).as(styleClass).isNotEmpty();
    return found.stream().anyMatch(Lab::isShown);
  }

  private static List<String> words(Lab lab) {
    return lab.all(n -> n instanceof Label && Lab.isShown(n)).stream()
        .map(n -> ((Label) n).getText())
        .toList();
  }

  /** Labels whose drawn text is not their whole text; a reply may be longer than any line. */
  private static List<String> cut(Lab lab) {
    return lab.all(n -> n instanceof Labeled && Lab.isShown(n)).stream()
        .map(Labeled.class::cast)
        .filter(labeled -> !"headline-reply".equals(labeled.getId()))
        .filter(MainWindowTest::isCut)
        .map(Labeled::getText)
        .toList();
  }

  private static boolean isCut(Labeled labeled) {
    return labeled.lookupAll(".text").stream()
        .filter(node -> node.getParent() == labeled && node instanceof Text)
        .map(node -> ((Text) node).getText())
        .anyMatch(drawn ->
            !drawn.isEmpty()
                && labeled.getText() != null
                && !drawn
                    .replace("\n", "")
                    .replace(" ", "")
                    .equals(labeled.getText().replace("\n", "").replace(" ", "")));
  }
}
