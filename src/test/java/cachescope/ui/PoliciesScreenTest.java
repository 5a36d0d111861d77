package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.LiveIntent;
import cachescope.event.LiveKey;
import cachescope.event.LiveRow;
import cachescope.event.LiveState;
import cachescope.event.LiveStep;
import cachescope.event.LoggedEvent;
import cachescope.event.Origin;
import cachescope.event.RequestEvent;
import cachescope.event.RequestKind;
import cachescope.policy.Policies;
import cachescope.policy.step.Requests;
import cachescope.policy.step.Step;
import cachescope.policy.step.Stepping;
import cachescope.session.Frame;
import cachescope.session.LiveFigures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class PoliciesScreenTest {
  private static final String LONGER = "1 2 3 1 4 1 5 2 1 6 2 7 1 3 8 2 1 4 2 9";

  private static Lab policies(Frame frame) {
    return in(Lab.open(frame));
  }

  private static Lab in(Lab lab) {
    lab.window.actions().run(lab.window.actions().named("screen.policies"));
    lab.settle();
    return lab;
  }

  private static List<String> texts(Lab lab, String id) {
    Node root = lab.find(Node.class, id);
    return lab.all(node -> node instanceof Label && Lab.isShown(node) && isIn(node, root)).stream()
        .map(node -> ((Label) node).getText())
        .toList();
  }

  private static boolean isIn(Node node, Node root) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n.equals(root)) {
        return true;
      }
    }
    return false;
  }

  private static String text(Lab lab, String id) {
    return lab.find(Label.class, id).getText();
  }

  private static void type(Lab lab, String sequence) {
    TextField field = lab.find(TextField.class, "policies.typed");
    field.setText(sequence);
    field.fireEvent(new javafx.event.ActionEvent());
    lab.settle();
  }

  private static void answer(Lab lab, String choice) {
    lab.find(Button.class, "policies.answer." + choice).fire();
    lab.settle();
  }

  private static void preview(Lab lab, String name) {
    Path file = Path.of("target/preview", "policies-" + name + ".png");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Screenshot.picture(lab.window));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void itBeginsWhereThePoliciesDisagree() throws Exception {
    Fx.run(() -> {
      Lab lab = policies(Frames.busy());
      assertThat(text(lab, "policies.step")).isEqualTo("Step 6 of 10");
      assertThat(text(lab, "policies.question")).isEqualTo("Which key leaves under FIFO?");
      assertThat(texts(lab, "policy.fifo"))
          .contains("first in", "last in", "1", "2", "3", "?")
          .noneMatch(words -> words.contains("arrived first"));
      preview(lab, "start");
    });
  }

  private static Lab with(List<String> names, String sequence, int steps) {
    return with(Choices.INITIAL.withFirstRunDone(true), names, sequence, steps);
  }

  private static Lab with(Choices choices, List<String> names, String sequence, int steps) {
    Lab lab = in(new Lab(Frames.busy(), choices));
    for (Policies.Entry entry : Policies.all()) {
      CheckBox box = lab.find(CheckBox.class, "policies.show." + entry.name());
      if (box.isSelected() != names.contains(entry.name())) {
        box.fire();
      }
    }
    lab.find(ToggleButton.class, "policies.guess.off").fire();
    type(lab, sequence);
    lab.find(Button.class, "policies.cell." + steps).fire();
    lab.settle();
    return lab;
  }

  @Test
  void eachPolicyShowsItsOwnStructure() throws Exception {
    List<String> all = Policies.all().stream().map(Policies.Entry::name).toList();
    for (int from = 0; from < all.size(); from += 4) {
      List<String> some = all.subList(from, from + 4);
      String name = "structures-" + from;
      Fx.run(() -> {
        Lab lab = with(some, LONGER, 17);
        lab.find(Slider.class, "policies.room").setValue(5);
        lab.find(Button.class, "policies.cell.17").fire();
        lab.settle();
        for (String policy : some) {
          Step step = Stepping.through(Requests.of(LONGER), Policies.named(policy), 5, 1).at(17);
          List<String> seen = texts(lab, "policy." + policy);
          assertThat(seen).as(policy).contains("hits " + step.hits() + " / 17");
          step.after()
              .forEach(part -> part.slots().forEach(slot -> assertThat(seen).contains(slot.key())));
        }
        preview(lab, name);
      });
    }
  }

  @Test
  void itFitsSmallWindowsLargeTextAndBothThemes() throws Exception {
    List<String> some = List.of("lru", "clock", "sieve", "arc");
    Choices dark = Choices.INITIAL.withFirstRunDone(true).withLook(Choices.Look.DARK);
    Fx.run(() -> preview(with(dark, some, LONGER, 17), "dark"));
    Fx.run(() -> preview(with(dark.withSize(1_024, 700), some, LONGER, 17), "small"));
    Fx.run(() -> preview(with(dark.withTextScale(1.6), some, LONGER, 17), "large"));
    Fx.run(() ->
        preview(
            with(dark.withTextScale(1.6).withSize(1_024, 700), some, LONGER, 17), "large-small"));
  }

  /** An exam's question, as a student would have it answered. */
  @Test
  void anExamQuestionIsTypedAnsweredCheckedExplainedAndSteppedBack() throws Exception {
    Fx.run(() -> {
      Lab lab = policies(Frames.busy());
      type(lab, "A, B, C, A, D, B, E");
      assertThat(text(lab, "policies.step")).isEqualTo("Step 5 of 7");
      answer(lab, "A");
      assertThat(text(lab, "policies.told"))
          .isEqualTo("Right. FIFO: A. Why: A: arrived first, in step 1.");
      assertThat(texts(lab, "policy.fifo"))
          .contains("D is a miss", "A", "arrived first, in step 1");
      answer(lab, "A");
      assertThat(text(lab, "policies.told"))
          .startsWith("No. LRU: it is B. Why: B: idle longest, since step 2.")
          .endsWith("Key A came in step 1, was used last in step 4, and 2\u00d7 since it came.");
      assertThat(text(lab, "policies.score")).isEqualTo("1 of 2 guesses right so far");
      lab.press(KeyCode.RIGHT);
      lab.settle();
      assertThat(text(lab, "policies.step")).as("a question waits").isEqualTo("Step 5 of 7");
      lab.press(KeyCode.ENTER);
      lab.press(KeyCode.RIGHT);
      lab.settle();
      assertThat(text(lab, "policies.step")).isEqualTo("Step 6 of 7");
      lab.press(KeyCode.LEFT);
      lab.settle();
      assertThat(text(lab, "policies.step")).isEqualTo("Step 5 of 7");
      assertThat(texts(lab, "policy.lru"))
          .as("what was answered is seen")
          .contains("idle longest, since step 2", "you said A");
      lab.press(KeyCode.HOME);
      lab.settle();
      assertThat(text(lab, "policies.step")).isEqualTo("Step 0 of 7");
    });
  }

  @Test
  void nonsenseIsRefusedInASentence() throws Exception {
    Fx.run(() -> {
      Lab lab = policies(Frames.busy());
      type(lab, " , ;");
      assertThat(text(lab, "policies.complaint"))
          .startsWith("a sequence has 1 to 500 keys, this one has 0.")
          .contains("such as 7 0 1 2 0 3");
      type(lab, "1 ".repeat(501));
      assertThat(text(lab, "policies.complaint")).contains("this one has 501");
      type(lab, "1 " + "x".repeat(41));
      assertThat(text(lab, "policies.complaint")).contains("40 characters at the most");
      assertThat(text(lab, "policies.step")).as("nothing changed").isEqualTo("Step 6 of 10");
      lab.find(TextField.class, "policies.seed").setText("many");
      lab.find(Button.class, "policies.generate").fire();
      assertThat(text(lab, "policies.complaint")).contains("many");
      lab.find(Button.class, "policies.example.loop").fire();
      lab.settle();
      assertThat(Lab.isShown(lab.find(Label.class, "policies.complaint"))).isFalse();
    });
  }

  @Test
  void keysAnswerPlayAndStep() throws Exception {
    Fx.run(() -> {
      Lab lab = policies(Frames.busy());
      lab.press(KeyCode.DIGIT1);
      lab.press(KeyCode.NUMPAD2);
      lab.settle();
      assertThat(text(lab, "policies.score")).isEqualTo("2 of 2 guesses right so far");
      assertThat(text(lab, "policies.question")).isEqualTo("Which key leaves under LFU?");
      lab.press(KeyCode.ENTER);
      lab.press(KeyCode.SPACE);
      lab.session.now.addAndGet(2 * Frames.SECOND);
      lab.settle();
      assertThat(text(lab, "policies.step")).isEqualTo("Step 7 of 10");
      lab.session.now.addAndGet(2 * Frames.SECOND);
      lab.settle();
      assertThat(text(lab, "policies.step")).as("waits for an answer").isEqualTo("Step 7 of 10");
      lab.press(KeyCode.END);
      lab.press(KeyCode.ENTER);
      lab.settle();
      assertThat(text(lab, "policies.step")).isEqualTo("Step 10 of 10");
      assertThat(texts(lab, "policies.ratios")).contains("50.0 % \u00b7 5 / 10");
      lab.press(KeyCode.LEFT);
      lab.settle();
      assertThat(text(lab, "policies.step")).isEqualTo("Step 9 of 10");
      assertThat(lab.session.wishes).as("none of it is for the Stage").isEmpty();
      preview(lab, "back");
    });
  }

  @Test
  void hitOrMissCanBeAskedInstead() throws Exception {
    Fx.run(() -> {
      Lab lab = policies(Frames.busy());
      lab.find(ToggleButton.class, "policies.guess.hit_or_miss").fire();
      lab.settle();
      assertThat(text(lab, "policies.question")).isEqualTo("Hit or miss under FIFO?");
      lab.press(KeyCode.H);
      lab.settle();
      assertThat(text(lab, "policies.told"))
          .startsWith("No. FIFO: a miss. Why: 1 is not in the cache.");
      lab.find(ToggleButton.class, "policies.guess.off").fire();
      lab.settle();
      assertThat(texts(lab, "policy.fifo")).contains("1 is a miss").doesNotContain("?");
    });
  }

  @Test
  void theFivePhenomenaAreOneClickEach() throws Exception {
    Fx.run(() -> {
      Lab lab = policies(Frames.busy());
      lab.find(ToggleButton.class, "policies.guess.off").fire();
      lab.find(Button.class, "policies.example.anomaly").fire();
      lab.settle();
      assertThat(texts(lab, "policies.ratios")).contains("25.0 % \u00b7 3 / 12");
      lab.find(Slider.class, "policies.room").setValue(4);
      lab.settle();
      assertThat(texts(lab, "policies.ratios"))
          .as("more room, fewer hits")
          .contains("16.7 % \u00b7 2 / 12")
          .doesNotContain("25.0 % \u00b7 3 / 12");
      lab.find(Button.class, "policies.example.loop").fire();
      lab.settle();
      assertThat(texts(lab, "policies.ratios")).as("LRU never hits").contains("0 % \u00b7 0 / 25");
      lab.find(Button.class, "policies.example.fifo-beats-lru").fire();
      lab.settle();
      assertThat(texts(lab, "policies.ratios"))
          .contains("58.3 % \u00b7 7 / 12", "25.0 % \u00b7 3 / 12");
      for (String name : List.of("scan", "stale-favourites", "textbook")) {
        lab.find(Button.class, "policies.example." + name).fire();
        lab.settle();
        assertThat(text(lab, "policies.step")).startsWith("Step 1 of");
      }
    });
  }

  @Test
  void theStagesNewestRequestsCanBeTaken() throws Exception {
    Fx.run(() -> {
      Lab lab = policies(Frames.busy());
      lab.find(Button.class, "policies.fromStage").fire();
      assertThat(text(lab, "policies.complaint")).startsWith("Nobody has asked for anything");
      FrameParts parts = FrameParts.of(Frames.busy());
      List<LoggedEvent> events = new ArrayList<>();
      for (long user : new long[] {17, 3, 17, 4}) {
        events.add(
            new LoggedEvent(
                user,
                0,
                0,
                1,
                new RequestEvent.Requested(user, user, RequestKind.READ, Origin.PERSON, 0, 1)));
      }
      parts.events = events;
      lab.serve(parts.frame());
      lab.find(Button.class, "policies.fromStage").fire();
      lab.settle();
      assertThat(lab.find(TextField.class, "policies.typed").getText()).isEqualTo("17 3 17 4");
    });
  }

  /** A row made for the picture alone. */
  private static LiveRow row(String policy) {
    List<String> keys = List.of("1", "2", "2", "1", "3", "4", "1", "2", "3", "1");
    List<LiveStep> steps = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      boolean full = i == 6;
      steps.add(
          new LiveStep(
              i,
              keys.get(i - 1),
              i == 3 || i == 4,
              i != 3 && i != 4,
              full ? List.of(key("2", 3), key("1", 2), key("3", 1)) : List.of(),
              full ? List.of("2") : List.of(),
              full ? List.of("2") : List.of(),
              List.of(),
              i < 3 ? 0 : Math.min(2, i - 2)));
    }
    return new LiveRow(
        keys, 3, policy, 5, LiveState.RUNNING, "Redis 6.2.11", 1, 1, true, steps, "");
  }

  @Test
  void aServerThatHoldsFewerKeysSaysSo() throws Exception {
    Fx.run(() -> {
      Lab lab = policies(Frames.busy());
      lab.press(KeyCode.ENTER);
      LiveRow row = row("allkeys-lru");
      LiveStep early =
          new LiveStep(
              6, "4", false, true, List.of(key("2", 1)), List.of(), List.of("2"), List.of(), 2);
      LiveRow held =
          new LiveRow(
                  row.keys(),
                  3,
                  "allkeys-lru",
                  5,
                  LiveState.RUNNING,
                  "Redis 6.2.11",
                  1,
                  1,
                  true,
                  row.steps().subList(0, 5),
                  "")
              .with(early)
              .in(LiveState.DONE, "It held 2 keys at the most, not 3.");
      FrameParts parts = FrameParts.of(Frames.busy());
      parts.live = new LiveFigures(Optional.of(held), List.of());
      lab.serve(parts.frame());
      assertThat(texts(lab, "policies.live"))
          .contains(
              "left before the room was full: this server holds fewer keys than it was meant to")
          .anyMatch(words -> words.endsWith("It held 2 keys at the most, not 3."));
    });
  }

  private static LiveKey key(String key, long idle) {
    return new LiveKey(
        key, Duration.ofSeconds(idle), 1, Optional.of(idle), Optional.empty(), Optional.empty());
  }

  @Test
  void theRealServerIsPredictedAgainstActualOnceAnswered() throws Exception {
    Fx.run(() -> {
      Lab lab = policies(Frames.busy());
      lab.find(Button.class, "policies.live.run").fire();
      assertThat(lab.session.wishes)
          .containsExactly(
              new LiveIntent.RunLiveRow(
                  List.of("1", "2", "2", "1", "3", "4", "1", "2", "3", "1"), 3, "allkeys-lru", 5));
      FrameParts parts = FrameParts.of(Frames.busy());
      parts.live = new LiveFigures(Optional.of(row("allkeys-lru")), List.of());
      lab.serve(parts.frame());
      assertThat(texts(lab, "policies.live"))
          .contains("real: after you answer", "6 of 10 requests answered by the real server")
          .doesNotContain("really left:");
      lab.press(KeyCode.ENTER);
      lab.settle();
      assertThat(texts(lab, "policies.live"))
          .contains(
              "predicted, if it looked at every key: 2",
              "really left:",
              "as predicted",
              "idle 3 s");
      preview(lab, "live");
      lab.find(Button.class, "policies.live.run").fire();
      assertThat(lab.session.wishes.getLast()).isEqualTo(new LiveIntent.StopLive());
      type(lab, "1 2 3");
      assertThat(texts(lab, "policies.live"))
          .contains("The last run was of another sequence or another room.");
    });
  }

  private static void await(Lab lab, BooleanSupplier fact) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!Fx.get(
        () -> {
          lab.settle();
          return fact.getAsBoolean();
        })) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
    }
  }

  @Test
  void theCurveIsSimulatedBesideTheWindowAndCanBeStopped() throws Exception {
    Lab lab = Fx.get(() -> policies(Frames.busy()));
    await(lab, () -> text(lab, "policies.curveTold").startsWith("Simulated, not measured: 200"));
    Fx.run(() -> {
      assertThat(lab.find(Node.class, "policies.chart").getAccessibleText())
          .contains("FIFO ", "LRU ", "LFU ", "OPT");
      assertThat(text(lab, "policies.curveTold")).contains("has its knee at");
      lab.find(Button.class, "policies.measure").fire();
      assertThat(lab.session.wishes.getLast()).isInstanceOf(LiveIntent.MeasureLivePoint.class);
      preview(lab, "curve");
      lab.find(CheckBox.class, "policies.show.lirs").fire();
      lab.find(Button.class, "policies.curve.cancel").fire();
      lab.settle();
      assertThat(text(lab, "policies.curveTold")).startsWith("Stopped; simulated so far: 200");
      assertThat(lab.find(Node.class, "policies.chart").getAccessibleText()).doesNotContain("LIRS");
    });
  }

  @Test
  void theCurveOfTheSequenceIsShownAtTheEndAndAgreesWithTheSteps() throws Exception {
    Lab lab = Fx.get(() -> policies(Frames.busy()));
    Fx.run(() -> {
      lab.find(ComboBox.class, "policies.curveOf").getSelectionModel().select(0);
      lab.find(Button.class, "policies.example.anomaly").fire();
      lab.settle();
      assertThat(text(lab, "policies.curveTold")).startsWith("Shown when you have answered");
      lab.find(ToggleButton.class, "policies.guess.off").fire();
    });
    await(lab, () -> text(lab, "policies.curveTold").startsWith("Simulated, not measured: 12"));
    Fx.run(() -> {
      assertThat(lab.find(Node.class, "policies.chart").getAccessibleText())
          .isEqualTo("your cache: 3: FIFO 25.0 %, LRU 16.7 %, OPT \u00b7 B\u00e9l\u00e1dy 41.7 %");
      preview(lab, "anomaly");
    });
  }
}
