package cachescope.ui.stage;

import cachescope.event.Question;
import cachescope.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/**
 * Asks "why?" of things on the stage: by a click, or from the keyboard with the arrow keys and
 * Enter. What is pointed at has an outline; so has what the open explanation is about.
 */
final class Asking {
  private final Pane board;
  private final Supplier<List<Target>> targets;
  private final BiFunction<Double, Double, Optional<Target>> at;
  private final Consumer<Question> asks;
  private final Rectangle outline = rectangle("stage-pointed");
  private final Pane marks = new Pane();
  private List<Rectangle2D> marked = List.of();
  private int walked;

  /**
   * @param targets what can be walked to, in reading order
   * @param at what is at a point of the board
   */
  Asking(
      Pane board,
      Supplier<List<Target>> targets,
      BiFunction<Double, Double, Optional<Target>> at,
      Consumer<Question> asks) {
    this.board = board;
    this.targets = targets;
    this.at = at;
    this.asks = asks;
    marks.setManaged(false);
    marks.setMouseTransparent(true);
    marks.getChildren().add(outline);
    marks.setId("stage-marks");
    board.setFocusTraversable(true);
    board.getStyleClass().add("walked");
    board.addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
    board.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Optional.empty()));
    board.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    board.addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    board.focusVisibleProperty().addListener((_, _, byKeys) -> focused(byKeys));
  }

  /** Lies over the stage. */
  Node node() {
    return marks;
  }

  private static Rectangle rectangle(String style) {
    Rectangle shape = new Rectangle();
    shape.getStyleClass().add(style);
    shape.setManaged(false);
    shape.setVisible(false);
    shape.setArcWidth(12);
    shape.setArcHeight(12);
    return shape;
  }

  private void point(MouseEvent event) {
    point(at.apply(event.getX(), event.getY()));
  }

  private void point(Optional<Target> target) {
    board.setCursor(target.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    outline.setVisible(target.isPresent());
    target.ifPresent(what -> put(outline, what.at()));
  }

  private static void put(Rectangle shape, Rectangle2D at) {
    shape.setX(at.getMinX());
    shape.setY(at.getMinY());
    shape.setWidth(at.getWidth());
    shape.setHeight(at.getHeight());
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      at.apply(event.getX(), event.getY()).map(Target::question).ifPresent(asks);
    }
  }

  private void focused(boolean byKeys) {
    if (byKeys) {
      go(walked);
    } else {
      outline.setVisible(false);
    }
  }

  private void walk(KeyEvent event) {
    if (!event.getTarget().equals(board)) {
      return;
    }
    switch (event.getCode()) {
      case LEFT, UP -> go(walked - 1);
      case RIGHT, DOWN -> go(walked + 1);
      case ENTER -> chosen().map(Target::question).ifPresent(asks);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private Optional<Target> chosen() {
    List<Target> all = targets.get();
    return walked >= 0 && walked < all.size() ? Optional.of(all.get(walked)) : Optional.empty();
  }

  private void go(int to) {
    walked = Math.clamp(to, 0, Math.max(0, targets.get().size() - 1));
    point(chosen());
    chosen().ifPresent(target -> board.setAccessibleHelp(Texts.say("why.ask", target.words())));
  }

  /** Outlines what the open explanation is about. */
  void mark(List<Rectangle2D> places) {
    if (places.equals(marked)) {
      return;
    }
    marked = List.copyOf(places);
    List<Node> shapes = new ArrayList<>();
    for (Rectangle2D place : places) {
      Rectangle shape = rectangle("stage-marked");
      put(shape, place);
      shape.setVisible(true);
      shapes.add(shape);
    }
    shapes.add(outline);
    marks.getChildren().setAll(shapes);
  }

  /** Whether a stroke asks about the key that the arrow keys chose. */
  static boolean asks(KeyEvent event) {
    return event.getCode() == KeyCode.ENTER;
  }
}
