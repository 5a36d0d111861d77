package cachescope.ui.lessons;

import cachescope.ui.Texts;
import cachescope.ui.Words;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Two durations as bars at one scale; the shorter one may be no more than a hairline. */
final class TwoBars {
  private final Label longName = new Label();
  private final Label shortName = new Label();
  private final Region longBar = new Region();
  private final Region shortBar = new Region();
  private final VBox box = new VBox(longName, longBar, shortName, shortBar);

  TwoBars() {
    box.getStyleClass().add("two-bars");
    longBar.getStyleClass().addAll("bar", "bar-miss");
    shortBar.getStyleClass().addAll("bar", "bar-hit");
    longName.getStyleClass().add("bar-miss-name");
    shortName.getStyleClass().add("bar-hit-name");
  }

  Node node() {
    return box;
  }

  /** Nanoseconds of a miss and of a hit. */
  void show(long miss, long hit) {
    longName.setText(Texts.say("firstRun.barMiss", Words.duration(miss)));
    shortName.setText(Texts.say("firstRun.barHit", Words.duration(hit)));
    double longest = Math.max(1, Math.max(miss, hit));
    bind(longBar, miss / longest);
    bind(shortBar, hit / longest);
    box.setAccessibleText(longName.getText() + ", " + shortName.getText());
  }

  private void bind(Region bar, double share) {
    bar.maxWidthProperty().bind(box.widthProperty().multiply(share));
  }
}
