package cachescope.ui.stage;

import cachescope.ui.Ink;
import cachescope.ui.Palette;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws what the service's memory holds, and the cache's own layer. */
final class ShelfPainter {
  private final GraphicsContext gc;
  private final Ink ink;
  private final Palette p;

  ShelfPainter(GraphicsContext gc, Ink ink) {
    this.gc = gc;
    this.ink = ink;
    this.p = ink.palette();
  }

  /** The rows under the service's numbers. */
  void shelves(List<ShelfLook> rows, StageMap map) {
    if (map.shape().shelves() == 0) {
      return;
    }
    Rectangle2D at = map.service();
    double y = map.serviceHead().getMaxY();
    gc.setFill(p.line());
    gc.fillRect(at.getMinX() + 1, y, at.getWidth() - 2, 1);
    int most = map.shape().shelves();
    double pitch = ink.px(StageMap.SHELF);
    double middle = y + ink.px(3) + pitch / 2;
    for (ShelfLook row : rows.subList(0, Math.min(most, rows.size()))) {
      shelf(row, at, middle);
      middle += pitch;
    }
  }

  /** One row with its middle at {@code y}. */
  void shelf(ShelfLook row, Rectangle2D at, double y) {
    double x = at.getMinX() + ink.px(12);
    double right = at.getMaxX() - ink.px(8);
    Color color = row.quiet() ? p.muted() : row.sign().color(p);
    row.sign().draw(gc, x + ink.px(4), y, ink.px(4.5), color);
    x += ink.px(14);
    Ink.Pen pen = row.quiet() ? ink.sans(11) : ink.bold(11);
    Ink.Pen small = ink.sans(10.5);
    double words = row.words().isEmpty() ? 0 : small.width(row.words()) + ink.px(6);
    String name = pen.fit(row.name(), right - words - x);
    x = pen.write(gc, name, x, y, row.quiet() ? p.muted() : p.text()) + ink.px(7);
    if (words > 0) {
      small.writeTo(gc, row.words(), right, y, p.muted());
    }
    books(row, x, right - words, y);
  }

  /** As many as there is room for; the one that is lit always. */
  private void books(ShelfLook row, double from, double right, double y) {
    Ink.Pen mono = ink.mono(9.5);
    double x = from;
    int last = row.ids().size() - 1;
    for (int i = 0; i <= last; i++) {
      double next = x + book(mono, row.ids().get(i));
      if (next > right) {
        return;
      }
      boolean lastSeen = i == last || next + book(mono, row.ids().get(i + 1)) > right;
      int drawn = lastSeen && row.lit() > i ? row.lit() : i;
      book(mono, row.ids().get(drawn), x, y, drawn == row.lit(), row.sign().color(p));
      x = next;
    }
  }

  private double book(Ink.Pen mono, String id) {
    return Math.max(ink.px(15), mono.width(id) + ink.px(6)) + ink.px(3);
  }

  private void book(Ink.Pen mono, String id, double x, double y, boolean lit, Color color) {
    double w = book(mono, id) - ink.px(3);
    double h = ink.px(14);
    ink.box(gc, x, y - h / 2, w, h, ink.px(3), lit ? color : p.background(), p.line(), 1);
    mono.centre(gc, id, x + w / 2, y, lit ? p.background() : p.text());
  }

  /** The box of the cache's own layer: it, not the service, asks Redis and the database. */
  void layer(Rectangle2D at) {
    ink.box(
        gc,
        at.getMinX(),
        at.getMinY(),
        at.getWidth(),
        at.getHeight(),
        ink.px(10),
        p.raised(),
        p.hit(),
        1.5);
    Ink.Pen title = ink.bold(13);
    double middle = at.getMinX() + at.getWidth() / 2;
    double room = at.getWidth() - ink.px(10);
    String name = title.width("Cache layer") <= room ? "Cache layer" : "Layer";
    title.centre(gc, name, middle, ink.px(19), p.text());
    Ink.Pen pen = ink.sans(10.5);
    double y = at.getHeight() * 0.42;
    String first = pen.width("in this process:") <= room ? "in this process:" : "in process:";
    for (String line : new String[] {first, "Redis itself", "cannot load"}) {
      pen.centre(gc, pen.fit(line, room), middle, y, p.muted());
      y += pen.line();
    }
  }
}
