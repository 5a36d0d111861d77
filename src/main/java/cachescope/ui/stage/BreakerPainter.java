package cachescope.ui.stage;

import cachescope.event.BreakerState;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * The circuit breaker as a switch in the wires down to Redis: closed it is part of the wire, open
 * its lever stands off and nothing passes, half-open the lever is on its way down and one call
 * tries. Beside it stands the word.
 */
final class BreakerPainter {
  /** From Redis's box up to the switch's lower contact, and between its contacts. */
  private static final double ABOVE_REDIS = 6;

  private static final double LENGTH = 15;
  private static final double CONTACT = 2.6;

  private final GraphicsContext gc;
  private final Ink ink;
  private final Palette p;

  BreakerPainter(GraphicsContext gc, Ink ink) {
    this.gc = gc;
    this.ink = ink;
    this.p = ink.palette();
  }

  /** Over wires that are drawn already. */
  void draw(BreakerState state, StageMap map) {
    lever(state, map.lookup().to());
    lever(state, map.change().to());
    double right = map.lookup().to().getX() - ink.px(12);
    Ink.Pen pen = state == BreakerState.CLOSED ? ink.sans(11) : ink.bold(11.5);
    for (String words : words(state)) {
      if (pen.width(words) <= right) {
        pen.writeTo(
            gc, words, right, map.redis().getMinY() - ink.px(ABOVE_REDIS + 3), color(state));
        return;
      }
    }
  }

  /** The longest first. */
  static String[] words(BreakerState state) {
    return switch (state) {
      case CLOSED -> new String[] {"breaker closed", "closed"};
      case OPEN -> new String[] {"breaker open: nobody asks Redis", "breaker open", "open"};
      case HALF_OPEN ->
          new String[] {"breaker half-open: one call tries", "breaker half-open", "half-open"};
    };
  }

  private Color color(BreakerState state) {
    return switch (state) {
      case CLOSED -> p.muted();
      case OPEN -> p.danger();
      case HALF_OPEN -> p.miss();
    };
  }

  private void lever(BreakerState state, Point2D foot) {
    double x = foot.getX();
    double low = foot.getY() - ink.px(ABOVE_REDIS);
    double high = low - ink.px(LENGTH);
    double angle =
        switch (state) {
          case CLOSED -> 0;
          case HALF_OPEN -> 20;
          case OPEN -> 50;
        };
    Color color = color(state);
    if (angle > 0) {
      double wide = ink.px(7);
      gc.clearRect(x - wide / 2, high, wide, low - high);
    }
    gc.setStroke(color);
    gc.setLineWidth(ink.px(state == BreakerState.CLOSED ? 1.5 : 2.5));
    double turned = Math.toRadians(angle);
    double length = ink.px(LENGTH);
    gc.strokeLine(x, low, x + length * Math.sin(turned), low - length * Math.cos(turned));
    double r = ink.px(CONTACT);
    gc.setFill(p.background());
    gc.setLineWidth(ink.px(1.5));
    for (double y : new double[] {high, low}) {
      gc.fillOval(x - r, y - r, 2 * r, 2 * r);
      gc.strokeOval(x - r, y - r, 2 * r, 2 * r);
    }
  }
}
