package cachescope.ui.charts;

import cachescope.session.Frame;
import cachescope.ui.Beat;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * A chart on a canvas of its own: there only while it has something to say, drawn again only when
 * its figures changed, and those are renewed on the {@link Beat}.
 *
 * @param <L> what it shows; two equal ones give the same pixels
 */
abstract class ChartPanel<L> implements Panel {
  private final Canvas canvas = new Canvas();
  private final Area area = new Area();
  private final double height;
  private Ink ink = new Ink(Palette.DARK, 1);
  private Optional<L> drawn = Optional.empty();
  private boolean forgotten = true;
  private final Beat beat = new Beat();
  private double hoverX = -1;
  private Frame shown = Frame.EMPTY;
  private long shownAt;
  private int draws;

  /**
   * @param height pixels at text scale 1
   */
  ChartPanel(String id, double height) {
    this.height = height;
    area.setId(id);
    area.add(canvas);
    area.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    area.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX()));
    area.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hover(-1));
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

  private void hover(double x) {
    hoverX = x;
    forgotten = true;
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
