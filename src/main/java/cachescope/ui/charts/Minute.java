package cachescope.ui.charts;

import cachescope.metrics.TimeColumn;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Words;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * The plot area of a chart over the last minute, in pixels of its canvas; values go from 0 at the
 * foot to 1 at the top.
 *
 * @param end session nanoseconds at the right edge
 */
record Minute(double left, double right, double top, double foot, long end) {
  static final long SPAN = 60_000_000_000L;

  double x(long at) {
    return right - (right - left) * (end - at) / SPAN;
  }

  double y(double share) {
    return foot - (foot - top) * share;
  }

  void title(GraphicsContext gc, String title, String how, double w, Ink ink) {
    Palette p = ink.palette();
    double from = ink.bold(12).write(gc, title, 0, ink.px(10), p.muted()) + ink.px(10);
    Ink.Pen small = ink.sans(11);
    small.writeTo(gc, small.fit(how, w - from), w, ink.px(10), p.muted());
  }

  /** A line across with its value at the left. */
  void level(GraphicsContext gc, String value, double share, Ink ink) {
    double y = Math.rint(y(share)) + 0.5;
    gc.setStroke(ink.palette().line());
    gc.setLineWidth(1);
    gc.strokeLine(left, y, right, y);
    ink.mono(11).writeTo(gc, value, left - ink.px(6), y, ink.palette().muted());
  }

  /**
   * Under the line, what its two ends are.
   *
   * @param end the right one
   */
  void foot(GraphicsContext gc, String end, Ink ink) {
    Ink.Pen pen = ink.sans(10.5);
    double y = foot + ink.px(9);
    pen.write(gc, end.equals("now") ? "60 s ago" : "60 s before", left, y, ink.palette().muted());
    pen.writeTo(gc, end, right, y, ink.palette().muted());
  }

  /** Words at the right end of a line, above it or, where there is no room, below. */
  void label(GraphicsContext gc, String words, double y, Color color, Ink ink) {
    if (y < top - 1) {
      return;
    }
    Ink.Pen pen = ink.bold(12);
    double width = pen.width(words) + ink.px(8);
    double at = y - ink.px(19) < top - ink.px(8) ? y + ink.px(11) : y - ink.px(11);
    gc.setFill(ink.palette().background().deriveColor(0, 1, 1, 0.8));
    gc.fillRect(right - width, at - ink.px(8), width, ink.px(16));
    pen.writeTo(gc, words, right - ink.px(2), at, color);
  }

  /** The start of the column under the pointer. */
  Optional<Long> column(double hover) {
    if (hover < left || hover > right) {
      return Optional.empty();
    }
    long at = end - (long) ((right - hover) / (right - left) * SPAN);
    return Optional.of(Math.floorDiv(at, TimeColumn.SPAN) * TimeColumn.SPAN);
  }

  /** The moment under the pointer. */
  Optional<Long> moment(double hover) {
    return column(hover).map(_ -> end - (long) ((right - hover) / (right - left) * SPAN));
  }

  /** The second under the pointer, by its beginning. */
  Optional<Long> second(double hover) {
    return moment(hover).map(at -> at - 500_000_000L);
  }

  /** A line under the pointer, and words above it. */
  void readOut(GraphicsContext gc, double hover, String words, Ink ink) {
    Palette p = ink.palette();
    gc.setStroke(p.muted());
    gc.setLineWidth(1);
    gc.strokeLine(hover, top, hover, foot);
    Ink.Pen pen = ink.bold(11);
    String fit = pen.fit(words, right);
    double width = pen.width(fit) + ink.px(10);
    double from = Math.max(0, Math.min(hover - width / 2, right - width));
    double y = top - ink.px(8);
    ink.box(gc, from, y - ink.px(9), width, ink.px(18), 4, p.raised(), p.line(), 1);
    pen.write(gc, fit, from + ink.px(5), y, p.text());
  }

  /** How long ago a column began. */
  String ago(long at) {
    return Words.span(end - at) + " ago";
  }
}
