package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Intent;
import cachescope.event.Measure;
import cachescope.event.Question;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.session.Strip;
import cachescope.session.Timeline;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/** "Why?" is one click or one key away from everything that is seen. */
class WhyTest {
  private static void click(Node node, double x, double y) {
    var at = node.localToScene(x, y);
    Event.fireEvent(
        node,
        new MouseEvent(
            MouseEvent.MOUSE_CLICKED,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            null));
  }

  private static Question asked(Lab lab) {
    return ((Intent.Explain) lab.session.wishes.getLast()).question();
  }

  private static Node node(Lab lab, String id) {
    return lab.all(node -> id.equals(node.getId())).getFirst();
  }

  /** A stranger's way: see the slow answer, click it, read. */
  @Test
  void whyWasThisSlowTakesOneClick() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.busy());
      click(node(lab, "stage"), 60, 20);
      assertThat(asked(lab)).isEqualTo(new Question.OfRequest(99));
      lab.serve(Frames.withExplanation(Frames.busy(), Frames.slowRequest()));
      assertThat(Lab.isShown(node(lab, "why"))).isTrue();
      assertThat(lab.find(Label.class, "why.headline").getText()).contains("3\u202f412 ms");
      assertThat(node(lab, "why.parts").getAccessibleText()).contains("in line for a connection");
      assertThat(lab.all(node -> node.getStyleClass().contains("stage-marked"))).isNotEmpty();
    });
  }

  @Test
  void aPointOfTheLatencyChartIsARequest() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.busy());
      Node chart = node(lab, "latency-chart");
      click(chart, chart.getLayoutBounds().getWidth() - 40, 45);
      assertThat(asked(lab)).isInstanceOf(Question.OfLatency.class);
      Question.OfLatency point = (Question.OfLatency) asked(lab);
      assertThat(point.at()).isBetween(Frames.NOW - 8 * Frames.SECOND, Frames.NOW);
      assertThat(point.nanos()).isBetween(500_000_000L, 10_000_000_000L);
      Node ratio = node(lab, "ratio-chart");
      click(ratio, 200, 60);
      assertThat(asked(lab)).isInstanceOf(Question.OfSecond.class);
      click(ratio, 20, 8);
      assertThat(asked(lab)).isEqualTo(new Question.OfNumber(Measure.HIT_RATIO));
    });
  }

  @Test
  void keysAskAndCloseAndGoThere() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.busy());
      lab.press(KeyCode.Y);
      assertThat(asked(lab)).isEqualTo(new Question.OfRequest(99));
      lab.press(KeyCode.V);
      assertThat(asked(lab)).isEqualTo(new Question.OfNextVictim());
      lab.serve(Frames.withExplanation(Frames.busy(), Frames.slowRequest()));
      lab.find(Button.class, "why.link.43").fire();
      assertThat(lab.session.wishes.getLast())
          .isEqualTo(new Intent.SeekTo(Frames.NOW - 4 * Frames.SECOND + 400_000));
      lab.press(KeyCode.ESCAPE);
      assertThat(lab.session.wishes.getLast()).isEqualTo(new Intent.CloseExplanation());
      lab.serve(Frames.busy());
      assertThat(Lab.isShown(node(lab, "why"))).isFalse();
    });
  }

  private static Frame paused(long at) {
    Frame explained = Frames.withExplanation(Frames.busy(), Frames.slowRequest());
    return Frames.withPlayback(explained, new Playback(Playback.Mode.PAUSED, 1, at, at, 90));
  }

  @Test
  void whereAnotherMomentIsShownItIsAskedAgain() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.busy());
      lab.serve(paused(Frames.slowRequest().at()));
      assertThat(lab.session.wishes).isEmpty();
      lab.serve(paused(Frames.NOW - Frames.SECOND));
      assertThat(asked(lab)).isEqualTo(Frames.slowRequest().question());
      assertThat(lab.session.wishes).hasSize(1);
    });
  }

  @Test
  void whereOneOfItsFactsLedItStaysAndSaysOfWhen() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.busy());
      lab.serve(paused(Frames.slowRequest().at()));
      lab.find(Button.class, "why.link.43").fire();
      long there = ((Intent.SeekTo) lab.session.wishes.getLast()).time();
      lab.serve(paused(there));
      assertThat(lab.session.wishes.getLast()).isEqualTo(new Intent.SeekTo(there));
      assertThat(lab.all(Label.class::isInstance))
          .anyMatch(label -> ((Label) label).getText().contains("; the picture shows "));
    });
  }

  @Test
  void theStageIsWalkedWithTheKeyboard() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.busy());
      node(lab, "stage").requestFocus();
      lab.press(KeyCode.RIGHT);
      lab.press(KeyCode.ENTER);
      assertThat(asked(lab)).isEqualTo(new Question.OfNumber(Measure.REQUESTS_PER_SECOND));
      for (int i = 0; i < 40; i++) {
        lab.press(KeyCode.RIGHT);
      }
      lab.press(KeyCode.ENTER);
      assertThat(asked(lab)).isInstanceOf(Question.OfExit.class);
    });
  }

  @Test
  void presentingItTakesNoRoomFromTheStage() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.busy());
      lab.press(KeyCode.P);
      lab.settle();
      double wide = node(lab, "stage").getLayoutBounds().getWidth();
      lab.serve(Frames.withExplanation(Frames.busy(), Frames.slowRequest()));
      assertThat(Lab.isShown(node(lab, "why"))).isTrue();
      assertThat(node(lab, "stage").getLayoutBounds().getWidth()).isEqualTo(wide);
      assertThat(node(lab, "why").getLayoutBounds().getWidth()).isLessThan(wide / 3);
    });
  }

  @Test
  void aRecordingHasNoFirstMinute() throws Exception {
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
      Lab lab = new Lab(Frames.withTimeline(Frames.quiet(), recorded), Choices.INITIAL);
      assertThat(lab.all(node -> "firstRun.get".equals(node.getId()))).noneMatch(Lab::isShown);
      assertThat(lab.preferences.choices().firstRunDone()).isFalse();
    });
  }
}
