package cachescope.ui;

import cachescope.session.Frame;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button that does an action: its tooltip tells the key, or why it cannot be done now. */
public final class ActionButton {
  private final Action action;
  private final Button button = new Button();
  private final Tooltip tip = new Tooltip();
  private final HBox box = new HBox(button);

  /** A button with its words on it. */
  public ActionButton(Actions actions, String id) {
    this.action = actions.named(id);
    button.setText(action.title());
    button.setMinWidth(Region.USE_PREF_SIZE);
    prepare(actions);
  }

  /** A button with an icon only; {@code icon} is a feather name such as {@code fth-sun}. */
  ActionButton(Actions actions, String id, String icon) {
    this.action = actions.named(id);
    button.setGraphic(new FontIcon(icon));
    button.getStyleClass().add("icon-button");
    prepare(actions);
  }

  private void prepare(Actions actions) {
    button.setId("action." + action.id());
    button.setAccessibleText(action.title());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> actions.run(action));
    HBox.setHgrow(button, Priority.ALWAYS);
    tip.setText(action.tip());
    tip.setWrapText(true);
    tip.setMaxWidth(340);
    Tooltip.install(box, tip);
  }

  /** What is put into the window. */
  public Node node() {
    return box;
  }

  /** Other words on it than its title. */
  public void say(String words) {
    button.setText(words);
    button.setAccessibleText(words.isEmpty() ? action.title() : words);
  }

  /** Another icon. */
  void icon(String icon) {
    button.setGraphic(new FontIcon(icon));
  }

  /** Can be pressed, or says why not. */
  public void show(Frame frame) {
    Optional<String> whyNot = action.whyNot().apply(frame);
    button.setDisable(whyNot.isPresent());
    String words = whyNot.orElse(action.tip());
    if (!words.equals(tip.getText())) {
      tip.setText(words);
      button.setAccessibleHelp(words);
    }
  }
}
