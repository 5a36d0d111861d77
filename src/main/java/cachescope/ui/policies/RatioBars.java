package cachescope.ui.policies;

import cachescope.policy.Policies;
import cachescope.ui.Palette;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import cachescope.ui.controls.Rows;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The hit ratio of the whole sequence, a bar a policy, the best first; shown at the end. */
final class RatioBars {
  private final Label heading = Marked.wrapped(Texts.say("policies.ratios"), "arm-name");
  private final Label hidden = Rows.hint(Texts.say("policies.ratiosHidden"));
  private final GridPane grid = new GridPane();
  private final VBox box = new VBox(heading, hidden, grid);

  RatioBars() {
    box.getStyleClass().add("card");
    box.setId("policies.ratios");
    grid.getStyleClass().add("ratio-bars");
    ColumnConstraints bar = new ColumnConstraints();
    bar.setHgrow(Priority.ALWAYS);
    ColumnConstraints name = new ColumnConstraints();
    name.setMinWidth(Region.USE_PREF_SIZE);
    grid.getColumnConstraints().addAll(name, bar);
  }

  Node node() {
    return box;
  }

  void show(Walk walk, Palette palette) {
    Rows.hide(hidden, walk.finished());
    Rows.hide(grid, !walk.finished());
    grid.getChildren().clear();
    if (!walk.finished()) {
      return;
    }
    List<Policies.Entry> best =
        walk.shown().stream()
            .sorted(Comparator.comparingInt((Policies.Entry e) -> -walk.way(e).hits()))
            .toList();
    for (int i = 0; i < best.size(); i++) {
      int hits = walk.way(best.get(i)).hits();
      double ratio = (double) hits / walk.last();
      grid.add(Marked.plain(best.get(i).title()), 0, i);
      grid.add(bar(ratio, Colours.of(best.get(i), palette)), 1, i);
      Label figure =
          Marked.plain(
              Words.percent(ratio) + " \u00b7 " + hits + " / " + walk.last(), "mono", "row-value");
      figure.setAccessibleText(
          Texts.say("policies.ratio", best.get(i).title(), Words.percent(ratio)));
      grid.add(figure, 2, i);
    }
  }

  private static Node bar(double ratio, javafx.scene.paint.Color colour) {
    Region bar = new Region();
    bar.getStyleClass().add("ratio-bar");
    bar.setStyle("-fx-background-color: #" + colour.toString().substring(2, 8));
    StackPane track = new StackPane(bar);
    track.setMinWidth(0);
    track.getStyleClass().add("ratio-track");
    bar.maxWidthProperty().bind(track.widthProperty().multiply(ratio));
    StackPane.setAlignment(bar, javafx.geometry.Pos.CENTER_LEFT);
    return track;
  }
}
