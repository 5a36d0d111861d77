package cachescope.ui.stage;

import cachescope.event.Question;
import cachescope.stage.KeyCell;
import cachescope.stage.StageScene;
import cachescope.ui.Ink;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/**
 * A closer look at one thing: the key or the token under the pointer, or the key chosen with the
 * arrow keys.
 *
 * <p>A small card beside it shows all that is known of the key, or the exact command and its reply.
 */
final class Closer {
  private final CellGrid cells;
  private final TokensLayer tokens;
  private final Pane board;
  private final Canvas wires;
  private final Consumer<Question> asks;
  private final Label card = new Label();
  private Optional<String> key = Optional.empty();
  private Optional<TokenLook> token = Optional.empty();
  private int slot = -1;

  /**
   * @param asks is told of the key that was chosen with the arrow keys, when Enter is pressed
   */
  Closer(Pane board, CellGrid cells, TokensLayer tokens, Canvas wires, Consumer<Question> asks) {
    this.asks = asks;
    this.board = board;
    this.wires = wires;
    this.cells = cells;
    this.tokens = tokens;
    card.setId("stage-card");
    card.setManaged(false);
    card.setVisible(false);
    card.setMouseTransparent(true);
    Canvas grid = cells.canvas();
    grid.setFocusTraversable(true);
    grid.getStyleClass().add("walked");
    grid.setAccessibleText("Keys in Redis; arrow keys look at one, Enter asks why");
    grid.addEventHandler(MouseEvent.MOUSE_MOVED, e -> look(cells.slotAt(e.getX(), e.getY())));
    grid.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> look(-1));
    grid.addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    grid.focusVisibleProperty()
        .addListener((_, _, byKeys) -> look(byKeys ? Math.max(0, slot) : -1));
    wires.addEventHandler(MouseEvent.MOUSE_MOVED, e -> token = tokens.near(e.getX(), e.getY()));
    wires.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> token = Optional.empty());
  }

  Label card() {
    return card;
  }

  private void walk(KeyEvent event) {
    if (Asking.asks(event)) {
      key.map(Question.OfKey::new).ifPresent(asks);
      event.consume();
      return;
    }
    int columns = cells.size().columns();
    int step =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          case UP -> -columns;
          case DOWN -> columns;
          default -> 0;
        };
    if (step == 0) {
      return;
    }
    event.consume();
    for (int next = slot + step; next >= 0 && next < cells.slots(); next += step) {
      if (cells.keyIn(next).isPresent()) {
        look(next);
        return;
      }
    }
  }

  private void look(int at) {
    slot = at;
    key = cells.keyIn(at).map(KeyCell::key);
  }

  /** Shows what is looked at as it is at {@code t}. */
  void show(StageScene scene, long t, Ink ink) {
    boolean byKeys = cells.canvas().isFocusVisible();
    if (!byKeys && !cells.canvas().isHover()) {
      look(-1);
    }
    if (!wires.isHover()) {
      token = Optional.empty();
    }
    Optional<KeyCell> cell = key.flatMap(k -> find(scene, k));
    String words =
        cell.map(c -> StageWords.details(c, t)).or(() -> token.map(TokenLook::detail)).orElse("");
    card.setVisible(!words.isEmpty());
    if (words.isEmpty()) {
      return;
    }
    if (!words.equals(card.getText())) {
      card.setText(words);
    }
    card.setStyle(
        "-fx-background-color: -cs-raised; -fx-border-color: -cs-accent; -fx-padding: 0.5em 0.8em;"
            + "-fx-background-radius: 6; -fx-border-radius: 6; -fx-text-fill: -cs-text;"
            + "-fx-font-family: \"JetBrains Mono\"; -fx-font-size: %.1fpx;".formatted(ink.px(12)));
    card.autosize();
    place(cell.isPresent(), ink);
  }

  private void place(boolean onCell, Ink ink) {
    double x;
    double y;
    if (onCell) {
      x = cells.canvas().getLayoutX() + cells.size().x(slot) + cells.size().pitchX();
      y = cells.canvas().getLayoutY() + cells.size().y(slot);
    } else {
      x = tokens.canvas().getLayoutX() + token.map(TokenLook::x).orElse(0.0) + ink.px(16);
      y = tokens.canvas().getLayoutY() + token.map(TokenLook::y).orElse(0.0) + ink.px(16);
    }
    card.relocate(
        Math.max(0, Math.min(x, board.getWidth() - card.getWidth())),
        Math.max(0, Math.min(y, board.getHeight() - card.getHeight())));
  }

  private static Optional<KeyCell> find(StageScene scene, String key) {
    return scene.cells().stream().filter(cell -> cell.key().equals(key)).findFirst();
  }
}
