package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.policy.Policies;
import cachescope.policy.step.Requests;
import cachescope.policy.step.Step;
import cachescope.policy.step.Stepping;
import cachescope.session.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
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
}
