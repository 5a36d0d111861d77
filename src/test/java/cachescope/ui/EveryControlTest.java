package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Intent;
import cachescope.event.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/** None of the controls is decoration: each asks for something, or changes what is seen. */
class EveryControlTest {
  @Test
  void eachControlAsksAnIntentOrChangesTheWindow() throws Exception {
    Fx.run(() -> {
      List<String> idle = new ArrayList<>();
      Lab lab = open();
      String fresh = picture(lab);
      int controls = controls(lab).size();
      for (int i = 0; i < controls; i++) {
        if (!picture(lab).equals(fresh)) {
          lab = open();
        }
        Control control = controls(lab).get(i);
        if (!isDisabledInThisState(control) && !works(lab, control)) {
          idle.add(control + " " + control.getId());
        }
      }
      assertThat(controls).isGreaterThan(35);
      assertThat(idle).isEmpty();
    });
  }

  @Test
  void eachControlHasWordsForAScreenReader() throws Exception {
    Fx.run(() ->
        assertThat(controls(open())).filteredOn(control -> spoken(control).isBlank()).isEmpty());
  }

  /** What a screen reader says: the words for it, or else those on it. */
  private static String spoken(Control control) {
    String words = control.getAccessibleText();
    return words == null && control instanceof Labeled labeled ? labeled.getText() : words + "";
  }

  private static Lab open() {
    Lab lab =
        Lab.open(
            Frames.withPlayback(
                Frames.withNotice(Frames.busy(), true, "Look."), Frames.busy().playback()));
    lab.find(ToggleButton.class, "requests.edit").fire();
    lab.find(ToggleButton.class, "connection.other").fire();
    lab.settle();
    return lab;
  }

  /**
   * All that can be worked with, panels of others included; what scrolls and what only tells is
   * left out.
   */
  private static List<Control> controls(Lab lab) {
    return lab
        .all(node ->
            node instanceof Control
                && !(node instanceof Label)
                && !(node instanceof ListView)
                && !(node instanceof ScrollPane)
                && !(node instanceof ScrollBar)
                && !isPartOfAnother(node)
                && Lab.isShown(node))
        .stream()
        .map(Control.class::cast)
        .toList();
  }

  private static boolean isPartOfAnother(Node node) {
    for (Node n = node.getParent(); n != null; n = n.getParent()) {
      if (n instanceof ComboBox
          || n instanceof ListView
          || n instanceof ScrollBar
          || n instanceof TextField) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDisabledInThisState(Control control) {
    return control.isDisabled();
  }

  private static boolean works(Lab lab, Control control) {
    if (control instanceof RadioButton chosen) {
      chosen.setSelected(false);
    }
    String before = picture(lab);
    int wishes = lab.session.wishes.size();
    operate(control);
    int asked = lab.session.wishes.size() - wishes;
    lab.settle();
    assertThat(asked).as(control + "").isLessThanOrEqualTo(1);
    return asked == 1 || !picture(lab).equals(before);
  }

  private static void operate(Control control) {
    switch (control) {
      case CheckBox box -> box.fire();
      case ToggleButton toggle -> toggle.fire();
      case ButtonBase button -> button.fire();
      case Slider slider ->
          slider.setValue(slider.getValue() > slider.getMin() ? slider.getMin() : slider.getMax());
      case ComboBox<?> combo -> other(combo);
      case TextField field -> type(field);
      default -> throw new AssertionError("a new kind of control: " + control);
    }
  }

  private static <T> void other(ComboBox<T> combo) {
    int index = combo.getSelectionModel().getSelectedIndex();
    combo.getSelectionModel().select(index == 0 ? combo.getItems().size() - 1 : 0);
  }

  private static void type(TextField field) {
    field.setText("3");
    field.fireEvent(new javafx.event.ActionEvent());
  }

  /** What is seen, as text: sizes, words, classes. */
  private static String picture(Lab lab) {
    StringBuilder text = new StringBuilder();
    for (Node node : lab.all(Lab::isShown)) {
      text.append(node.getClass().getSimpleName())
          .append(node.getLayoutBounds())
          .append(node.getStyleClass());
      if (node instanceof javafx.scene.control.Labeled labeled) {
        text.append(labeled.getText()).append(labeled.getTextFill());
      }
      if (node instanceof TextField field) {
        text.append(field.getText());
      }
      if (node instanceof ToggleButton toggle) {
        text.append(toggle.isSelected());
      }
      if (node instanceof CheckBox box) {
        text.append(box.isSelected());
      }
    }
    return text + lab.preferences.choices().toString();
  }

  @Test
  void aWorkloadThatRunsIsChangedByItsSliders() throws Exception {
    Fx.run(() -> {
      Lab lab = Lab.open(Frames.busy());
      Slider rate = lab.find(Slider.class, "workload.rate");
      rate.setValue(0);
      assertThat(lab.session.wishes)
          .containsExactly(
              new Intent.StartWorkload(
                  new WorkloadSpec(WorkloadSpec.Shape.ZIPF, 50, 1, 0.1, 0.01, 1)));
    });
  }
}
