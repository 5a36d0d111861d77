package cachescope.ui.charts;

import cachescope.event.Question;
import cachescope.session.Frame;
import cachescope.session.Playback;
import cachescope.ui.Beat;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * A chart on a canvas of its own: there only while it has something to say, drawn again only when
 * its figures changed, and those are renewed on the {@link Beat}.
 *
 * @param <L> what it shows; two equal ones give the same pixels
 */
abstract class ChartPanel<L> implements Panel {
  /** An arrow key moves the pointer by so many pixels. */
  private static final double STRIDE = 4;

  private final Canvas canvas = new Canvas();
  private final Area area = new Area();
  private final double height;
  private final Consumer<Question> asks;
  private Ink ink = new Ink(Palette.DARK, 1);
  private Optional<L> drawn = Optional.empty();
  private boolean forgotten = true;
  private boolean past;
  private final Beat beat = new Beat();
  private double hoverX = -1;
  private double hoverY = -1;
  private Frame shown = Frame.EMPTY;
  private long shownAt;
  private int draws;

  /**
   * @param height pixels at text scale 1
   * @param asks is told what somebody wants explained
   */
  ChartPanel(String id, double height, Consumer<Question> asks) {
    this.height = height;
    this.asks = asks;
    area.setId(id);
    area.add(canvas);
    area.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    area.getStyleClass().add("walked");
    area.setFocusTraversable(true);
    area.setCursor(Cursor.CROSSHAIR);
    area.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX(), event.getY()));
    area.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hover(-1, -1));
    area.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> ask(event.getX(), event.getY()));
    area.addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    area.focusVisibleProperty().addListener((_, _, byKeys) -> focused(byKeys));
    area.setVisible(false);
    area.setManaged(false);
    height(1);
  }

  @Override
  public final Node node() {
    return area;
  }

  @Override
  public final void theme(Palette palette, double textScale, boolean reducedMotion) {
    ink = new Ink(palette, textScale);
    height(textScale);
    forgotten = true;
  }

  @Override
  public final void show(Frame frame, long now) {
    shown = frame;
    shownAt = now;
    boolean speaks = speaks(frame);
    if (area.isVisible() != speaks) {
      area.setVisible(speaks);
      area.setManaged(speaks);
    }
    boolean then = past(frame);
    forgotten |= then != past;
    past = then;
    boolean strikes = beat.strikes(now);
    if (!speaks || canvas.getWidth() < 40) {
      return;
    }
    L look = drawn.filter(_ -> !strikes).orElseGet(() -> look(frame, frame.playback().timeAt(now)));
    if (!forgotten && drawn.isPresent() && drawn.get().equals(look)) {
      return;
    }
    forgotten = false;
    drawn = Optional.of(look);
    draws++;
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    draw(gc, look, canvas.getWidth(), canvas.getHeight(), hoverX, ink);
    area.setAccessibleText(words(look));
  }

  private static boolean past(Frame frame) {
    return frame.playback().mode() != Playback.Mode.LIVE
        || frame.timeline().recording().isPresent();
  }

  /** What the right end of the axis is: only a live picture ends now. */
  final String end() {
    return past ? "then" : "now";
  }

  /** Whether there is anything to show. */
  abstract boolean speaks(Frame frame);

  /** What is to be drawn at {@code t}. */
  abstract L look(Frame frame, long t);

  /**
   * Draws on an empty canvas of {@code w} by {@code h} pixels.
   *
   * @param hover where the pointer is, pixels from the left; negative: elsewhere
   */
  abstract void draw(GraphicsContext gc, L look, double w, double h, double hover, Ink ink);

  /** What a point of the canvas asks for; empty where there is nothing. */
  abstract Optional<Question> question(L look, double x, double y, double w, double h, Ink ink);

  /** The same in words. */
  abstract String words(L look);

  /** How often it was drawn. */
  final int draws() {
    return draws;
  }

  private void height(double textScale) {
    area.setPrefHeight(height * textScale);
    area.setMinHeight(height * textScale);
  }

  private void hover(double x, double y) {
    hoverX = x;
    hoverY = y;
    forgotten = true;
  }

  private void focused(boolean byKeys) {
    hover(byKeys ? canvas.getWidth() * 0.8 : -1, byKeys ? canvas.getHeight() / 2 : -1);
  }

  private void walk(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> hover(hoverX - STRIDE, hoverY);
      case RIGHT -> hover(hoverX + STRIDE, hoverY);
      case UP -> hover(hoverX, hoverY - STRIDE);
      case DOWN -> hover(hoverX, hoverY + STRIDE);
      case ENTER -> ask(hoverX, hoverY);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void ask(double x, double y) {
    drawn
        .flatMap(look -> question(look, x, y, canvas.getWidth(), canvas.getHeight(), ink))
        .ifPresent(asks);
  }

  /** Where the pointer is, pixels from the top; negative: elsewhere. */
  final double hoverY() {
    return hoverY;
  }

  private final class Area extends Region {
    void add(Canvas child) {
      getChildren().add(child);
    }

    @Override
    protected void layoutChildren() {
      double w = Math.rint(getWidth());
      double h = Math.rint(getHeight());
      if (canvas.getWidth() != w || canvas.getHeight() != h) {
        canvas.setWidth(w);
        canvas.setHeight(h);
        forgotten = true;
        show(shown, shownAt);
      }
    }
  }
}
