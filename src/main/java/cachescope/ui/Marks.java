package cachescope.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Many signs of one meaning, drawn as one shape where they can be: without a graphics card each
 * shape costs, however small it is. Where they overlap they do not grow darker.
 */
public final class Marks {
  private record Mark(double x, double y, double r) {}

  private final Sign sign;
  private final List<Mark> marks = new ArrayList<>();

  public Marks(Sign sign) {
    this.sign = sign;
  }

  /** One more, around a centre, {@code r} pixels to each side. */
  public void add(double x, double y, double r) {
    marks.add(new Mark(x, y, r));
  }

  /** Draws them all. */
  public void draw(GraphicsContext gc, Color paint) {
    if (marks.isEmpty()) {
      return;
    }
    switch (sign) {
      case REQUEST, HIT, MISS -> {
        gc.beginPath();
        marks.forEach(mark -> outline(gc, mark));
        gc.setFill(paint);
        gc.fill();
      }
      case EXPIRED -> {
        gc.beginPath();
        marks.forEach(mark -> Sign.brokenRing(gc, mark.x(), mark.y(), mark.r()));
        gc.setStroke(paint);
        gc.setLineWidth(Sign.brokenLine(marks.getLast().r()));
        gc.stroke();
      }
      default -> marks.forEach(mark -> sign.draw(gc, mark.x(), mark.y(), mark.r(), paint));
    }
  }

  private void outline(GraphicsContext gc, Mark mark) {
    if (sign == Sign.MISS) {
      Sign.triangle(gc, mark.x(), mark.y(), mark.r());
      return;
    }
    gc.moveTo(mark.x() + mark.r(), mark.y());
    gc.arc(mark.x(), mark.y(), mark.r(), mark.r(), 0, 360);
    gc.closePath();
  }
}
