package cachescope.ui.controls;

import atlantafx.base.controls.ProgressSliderSkin;
import cachescope.ui.Texts;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A quantity to choose: its name, its value as a field that can be typed in, and a slider over its
 * stops.
 *
 * <p>A choice is made when the slider is let go, moved by a key, or the field's Enter is pressed;
 * until the value is in force, the row falls back to the one that is.
 */
final class SliderRow {
  private final Quantity quantity;
  private final DoubleConsumer chosen;
  private final Label name = new Label();
  private final Label suffix = new Label();
  private final TextField field = new TextField();
  private final Slider slider = new Slider();
  private final Label complaint = Rows.hint("");
  private final VBox box = new VBox();
  private final Gate gate;
  private double inForce = Double.NaN;
  private boolean showing;

  /**
   * @param key of the name in the texts
   */
  SliderRow(String key, Quantity quantity, DoubleConsumer chosen) {
    this.quantity = quantity;
    this.chosen = chosen;
    name.setText(Texts.say(key));
    name.getStyleClass().add("row-name");
    suffix.getStyleClass().add("row-suffix");
    field.getStyleClass().add("row-value");
    field.setAccessibleText(Texts.say("row.value", name.getText()));
    field.setId(key + ".field");
    slider.setId(key);
    slider.setMax(quantity.stops().size() - 1.0);
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.setBlockIncrement(1);
    slider.setAccessibleText(name.getText());
    complaint.getStyleClass().add("complaint");
    Rows.hide(complaint, true);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(name, gap, field, suffix);
    line.getStyleClass().add("row-line");
    box.getChildren().addAll(line, slider, complaint);
    box.getStyleClass().add("row");
    gate = new Gate(box);
    listen();
  }

  private void listen() {
    slider.valueProperty().addListener((value, was, is) -> slid());
    slider
        .valueChangingProperty()
        .addListener((value, was, is) -> {
          if (!is) {
            slid();
          }
        });
    field.setOnAction(event -> typed());
    field
        .focusedProperty()
        .addListener((value, was, is) -> {
          if (is) {
            field.selectAll();
          } else {
            Rows.hide(complaint, true);
            write(inForce);
          }
        });
  }

  Node node() {
    return gate.node();
  }

  /** Shows the value in force, unless a person is just about to change it. */
  void show(double value) {
    boolean same = Double.compare(value, inForce) == 0;
    inForce = value;
    if (slider.isValueChanging()) {
      return;
    }
    showing = true;
    slider.setValue(quantity.position(value));
    showing = false;
    if (!same || !field.isFocused()) {
      write(value);
    }
  }

  /** A few words behind the value, such as what was measured. */
  void suffix(String words) {
    suffix.setText(words);
    Rows.hide(suffix, words.isEmpty());
  }

  /** Why it cannot be used now; empty: it can. */
  void allow(Optional<String> whyNot) {
    gate.allow(whyNot);
  }

  private void slid() {
    if (showing) {
      return;
    }
    double value = quantity.stops().get((int) Math.round(slider.getValue()));
    write(value);
    if (!slider.isValueChanging() && value != inForce) {
      choose(value);
    }
  }

  private void typed() {
    quantity
        .read(field.getText())
        .ifPresentOrElse(
            value -> {
              Rows.hide(complaint, true);
              choose(value);
            },
            this::complain);
  }

  private void choose(double value) {
    chosen.accept(value);
  }

  private void complain() {
    complaint.setText(
        Texts.say(
            "row.range",
            name.getText(),
            quantity.write(quantity.low()),
            quantity.write(quantity.high())));
    Rows.hide(complaint, false);
  }

  private void write(double value) {
    String text = Double.isNaN(value) ? "" : quantity.write(value);
    if (!text.isEmpty() && !text.equals(field.getText())) {
      field.setText(text);
      field.setPrefColumnCount(Math.max(3, text.length()));
      slider.setAccessibleText(name.getText() + " " + text);
    }
  }
}
