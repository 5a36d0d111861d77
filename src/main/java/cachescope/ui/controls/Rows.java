package cachescope.ui.controls;

import cachescope.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The pieces that all sections are put together from. */
public final class Rows {
  private Rows() {}

  /** A section with its heading, and what stands at the heading's right end. */
  public static VBox section(String key, Node... rows) {
    VBox box = new VBox(rows);
    box.getChildren().addFirst(heading(key));
    box.getStyleClass().add("section");
    return box;
  }

  /** A heading, by its key in the texts. */
  public static Label heading(String key) {
    return title(Texts.say(key));
  }

  /** A heading in these very words. */
  public static Label title(String words) {
    Label heading = new Label(words);
    heading.getStyleClass().add("section-heading");
    return heading;
  }

  /** Two things at the ends of a line. */
  public static HBox ends(Node left, Node right) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(left, gap, right);
    line.getStyleClass().add("row-line");
    return line;
  }

  /** Things side by side, all equally wide. */
  public static HBox side(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("button-line");
    for (Node node : nodes) {
      HBox.setHgrow(node, Priority.ALWAYS);
      if (node instanceof Region region) {
        region.setMaxWidth(Double.MAX_VALUE);
      }
    }
    return line;
  }

  /** A name above what it names. */
  public static VBox named(String key, Node what) {
    Label name = new Label(Texts.say(key));
    name.getStyleClass().add("row-name");
    name.setLabelFor(what);
    what.setAccessibleText(name.getText());
    VBox row = new VBox(name, what);
    row.getStyleClass().add("row");
    return row;
  }

  /** A sentence that explains, over as many lines as it needs. */
  public static Label hint(String sentence) {
    Label hint = new Label(sentence);
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    return hint;
  }

  /** A button. */
  public static Button button(String key, Runnable pressed) {
    Button button = new Button(Texts.say(key));
    button.setId(key);
    button.setOnAction(event -> pressed.run());
    button.setAccessibleText(button.getText());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /** Takes a node out of the picture, its room included, or puts it back. */
  public static void hide(Node node, boolean hidden) {
    node.setVisible(!hidden);
    node.setManaged(!hidden);
  }
}
