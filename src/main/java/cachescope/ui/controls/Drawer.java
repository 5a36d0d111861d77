package cachescope.ui.controls;

import cachescope.ui.Scroll;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/**
 * More rows of a section, which are seen once they are asked for; its button tells how many are on.
 */
final class Drawer {
  private final String key;
  private final ToggleButton button = new ToggleButton();
  private final VBox inside = new VBox();
  private final VBox box = new VBox(button, inside);

  /**
   * @param key of its words in the texts; {@code key.some} where some of it are on
   */
  Drawer(String key, List<Node> rows) {
    this.key = key;
    button.setId(key);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> {
      Rows.hide(inside, !button.isSelected());
      if (button.isSelected()) {
        Scroll.reveal(inside);
      }
    });
    inside.getChildren().addAll(rows);
    inside.getStyleClass().add("inset");
    Rows.hide(inside, true);
    box.getStyleClass().add("drawer");
    count(0);
  }

  Node node() {
    return box;
  }

  /** Tells how many of its rows are on. */
  void count(long on) {
    String words = on == 0 ? Texts.say(key) : Texts.say(key + ".some", Words.count(on));
    if (!words.equals(button.getText())) {
      button.setText(words);
      button.setAccessibleText(words);
    }
  }
}
