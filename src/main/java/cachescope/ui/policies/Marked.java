package cachescope.ui.policies;

import cachescope.ui.Ink;
import cachescope.ui.Sign;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Small pieces of the cards: words with a sign, and words over as many lines as they need. */
final class Marked {
  private static final double SIZE = 13;

  private Marked() {}

  /** A sign and a word that means the same, in its colour. */
  static Label sign(Sign sign, String word, Ink ink) {
    Label label = plain(word, "outcome-word");
    label.setGraphic(shape(sign, ink));
    label.setStyle("-fx-text-fill: " + web(sign, ink));
    return label;
  }

  private static String web(Sign sign, Ink ink) {
    return "#" + sign.color(ink.palette()).toString().substring(2, 8);
  }

  private static Node shape(Sign sign, Ink ink) {
    double size = ink.px(SIZE);
    Canvas canvas = new Canvas(size, size);
    sign.draw(
        canvas.getGraphicsContext2D(), size / 2, size / 2, size * 0.36, sign.color(ink.palette()));
    return canvas;
  }

  /** Words on one line. */
  static Label plain(String words, String... classes) {
    Label label = new Label(words);
    label.getStyleClass().addAll(classes);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** Words that may go on in another line. */
  static Label wrapped(String words, String... classes) {
    Label label = new Label(words);
    label.getStyleClass().addAll(classes);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
