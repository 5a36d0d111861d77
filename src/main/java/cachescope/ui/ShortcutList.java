package cachescope.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The list of keys, made from the registry of actions. */
final class ShortcutList {
  private final ScrollPane scroll;

  ShortcutList(List<Action> actions) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("shortcuts");
    List<Action> keyed = actions.stream().filter(action -> !action.keys().isEmpty()).toList();
    int rows = (keyed.size() + 1) / 2;
    for (int i = 0; i < keyed.size(); i++) {
      Label key = new Label(keyed.get(i).keysTold());
      key.getStyleClass().add("key");
      key.setMinWidth(GridPane.USE_PREF_SIZE);
      Label title = new Label(keyed.get(i).title());
      title.setWrapText(true);
      title.getStyleClass().add("shortcut-title");
      grid.addRow(i % rows, key, title);
    }
    VBox all = new VBox(grid, own());
    all.getStyleClass().add("shortcuts-all");
    scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(Texts.say("shortcuts.title"));
    scroll.getStyleClass().add("sheet-scroll");
  }

  /** Keys that mean something else on one screen. */
  private static Node own() {
    Label heading = new Label(Texts.say("keys.policies"));
    heading.getStyleClass().add("section-heading");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("shortcuts-own");
    int row = 0;
    for (String[] own :
        new String[][] {
          {"Space", "play"},
          {"\u2190 \u2192", "step"},
          {"Home End", "ends"},
          {"1 \u2026 9, a \u2026 z", "answer"},
          {"Enter", "reveal"}
        }) {
      Label key = new Label(own[0]);
      key.getStyleClass().add("key");
      key.setMinWidth(GridPane.USE_PREF_SIZE);
      grid.addRow(row++, key, new Label(Texts.say("keys.policies." + own[1])));
    }
    return new VBox(heading, grid);
  }

  Node node() {
    return scroll;
  }
}
