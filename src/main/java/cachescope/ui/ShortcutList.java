package cachescope.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;

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
    scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(Texts.say("shortcuts.title"));
    scroll.getStyleClass().add("sheet-scroll");
  }

  Node node() {
    return scroll;
  }
}
