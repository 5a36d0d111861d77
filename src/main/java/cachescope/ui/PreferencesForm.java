package cachescope.ui;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The preferences as a form; each change holds at once. */
final class PreferencesForm {
  private final VBox box = new VBox();

  /**
   * @param changed is run after each change
   * @param firstRun shows the first minute again
   */
  PreferencesForm(Preferences preferences, Runnable changed, Runnable firstRun) {
    Choices now = preferences.choices();
    box.getChildren()
        .addAll(
            named("preferences.look"),
            oneOf(
                "preferences.look",
                Choices.Look.values(),
                now.look(),
                look -> change(preferences, choices -> choices.withLook(look), changed)),
            named("preferences.text"),
            text(
                now.textScale(),
                scale -> change(preferences, choices -> choices.withTextScale(scale), changed)),
            named("preferences.motion"),
            oneOf(
                "preferences.motion",
                Choices.Motion.values(),
                now.motion(),
                motion -> change(preferences, choices -> choices.withMotion(motion), changed)),
            again(firstRun));
    box.getStyleClass().add("preferences");
  }

  Node node() {
    return box;
  }

  private static void change(
      Preferences preferences, Function<Choices, Choices> change, Runnable changed) {
    preferences.change(change::apply);
    changed.run();
  }

  private static Label named(String key) {
    Label name = new Label(Texts.say(key));
    name.getStyleClass().add("row-name");
    return name;
  }

  private static <E extends Enum<E>> HBox oneOf(
      String key, E[] values, E chosen, Consumer<E> choose) {
    ToggleGroup group = new ToggleGroup();
    HBox line = new HBox();
    line.getStyleClass().add("button-line");
    for (E value : values) {
      String id = key + "." + value.name().toLowerCase(Locale.ROOT);
      ToggleButton button = new ToggleButton(Texts.say(id));
      button.setId(id);
      button.setToggleGroup(group);
      button.setSelected(value == chosen);
      button.setAccessibleText(Texts.say(key) + " " + Texts.say(id));
      button.setOnAction(event -> {
        button.setSelected(true);
        choose.accept(value);
      });
      line.getChildren().add(button);
    }
    return line;
  }

  private static Slider text(double scale, Consumer<Double> choose) {
    Slider slider = new Slider(Choices.SMALLEST_TEXT, Choices.LARGEST_TEXT, scale);
    slider.setId("preferences.text");
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.setBlockIncrement(0.1);
    slider.setAccessibleText(Texts.say("preferences.text"));
    slider
        .valueProperty()
        .addListener((value, was, is) -> {
          if (!slider.isValueChanging()) {
            choose.accept(slider.getValue());
          }
        });
    slider
        .valueChangingProperty()
        .addListener((value, was, is) -> {
          if (!is) {
            choose.accept(slider.getValue());
          }
        });
    return slider;
  }

  private static Button again(Runnable firstRun) {
    Button button = new Button(Texts.say("preferences.again"));
    button.setId("preferences.again");
    button.setAccessibleText(button.getText());
    button.setOnAction(event -> firstRun.run());
    return button;
  }
}
