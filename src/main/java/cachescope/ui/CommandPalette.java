package cachescope.ui;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All commands in a list that a few letters narrow down; Enter does the chosen one. */
final class CommandPalette {
  private final List<Action> actions;
  private final Consumer<Action> run;
  private final TextField letters = new TextField();
  private final ListView<Action> found = new ListView<>();
  private final VBox box = new VBox(letters, found);

  CommandPalette(List<Action> actions, Consumer<Action> run) {
    this.actions = actions;
    this.run = run;
    letters.setId("palette.letters");
    letters.setPromptText(Texts.say("palette.prompt"));
    letters.setAccessibleText(Texts.say("palette.title"));
    letters.textProperty().addListener((text, was, is) -> narrow());
    letters.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    found.setId("palette.found");
    found.setAccessibleText(Texts.say("palette.title"));
    found.setPlaceholder(new Label(Texts.say("palette.none")));
    found.setCellFactory(list -> new Row());
    found.setFocusTraversable(false);
    found.setOnMouseClicked(event -> choose());
    VBox.setVgrow(found, Priority.ALWAYS);
    box.getStyleClass().add("palette");
    narrow();
  }

  Node node() {
    return box;
  }

  /** What is typed into. */
  Node letters() {
    return letters;
  }

  private void narrow() {
    String[] parts = letters.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
    found.getItems().setAll(actions.stream().filter(action -> has(action, parts)).toList());
    found.getSelectionModel().selectFirst();
  }

  private static boolean has(Action action, String... parts) {
    String title = (action.title() + " " + action.key()).toLowerCase(Locale.ROOT);
    for (String part : parts) {
      if (!title.contains(part)) {
        return false;
      }
    }
    return true;
  }

  private void steer(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
      int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
      int last = found.getItems().size() - 1;
      int next =
          Math.clamp(found.getSelectionModel().getSelectedIndex() + step, 0, Math.max(0, last));
      found.getSelectionModel().select(next);
      found.scrollTo(next);
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      choose();
      event.consume();
    }
  }

  private void choose() {
    Action chosen = found.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      run.accept(chosen);
    }
  }

  /** A command with its key at the end of the line. */
  private static final class Row extends ListCell<Action> {
    private final Label title = new Label();
    private final Label key = new Label();
    private final HBox line;

    Row() {
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      key.getStyleClass().add("key");
      line = new HBox(title, gap, key);
      line.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(Action action, boolean empty) {
      super.updateItem(action, empty);
      if (empty || action == null) {
        setGraphic(null);
        setAccessibleText("");
      } else {
        title.setText(action.title());
        key.setText(action.key());
        setGraphic(line);
        setAccessibleText(action.tip());
      }
    }
  }
}
