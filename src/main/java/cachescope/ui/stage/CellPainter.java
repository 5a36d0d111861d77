package cachescope.ui.stage;

import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws one cell of the cache in one of three sizes. */
final class CellPainter {
  /** A small cell so wide has two lines of words. */
  private static final double TWO_LINES = 90;

  private final GraphicsContext gc;
  private final Ink ink;
  private final Palette p;

  CellPainter(GraphicsContext gc, Ink ink) {
    this.gc = gc;
    this.ink = ink;
    this.p = ink.palette();
  }

  void paint(CellLook look, CellSize size, double x, double y) {
    double w = size.pitchX() - size.gap();
    double h = size.pitchY() - size.gap();
    gc.clearRect(x - 1, y - 1, w + 2, h + 2);
    switch (look.kind()) {
      case EMPTY -> {}
      case FREE -> free(size, x, y, w, h);
      case KEY, MARK, GHOST -> {
        switch (size.detail()) {
          case LARGE -> large(look, x, y, w, h);
          case SMALL -> small(look, x, y, w, h);
          case NAMED -> named(look, x, y, w, h);
          case TINY -> tiny(look, x, y, w, h);
        }
      }
    }
  }

  private void free(CellSize size, double x, double y, double w, double h) {
    gc.setStroke(p.line());
    gc.setLineWidth(1);
    gc.setLineDashes(4, 4);
    gc.strokeRoundRect(x + 0.5, y + 0.5, w - 1, h - 1, 14, 14);
    gc.setLineDashes();
    if (size.detail() == CellSize.Detail.LARGE) {
      ink.sans(11).centre(gc, "free", x + w / 2, y + h / 2, p.muted());
    }
  }

  private void large(CellLook look, double x, double y, double w, double h) {
    frame(look, x, y, w, h, ink.px(8));
    double middle = x + w / 2;
    boolean low = h < ink.px(84);
    double r = Math.min(ink.px(20), (h - ink.px(low ? 42 : 52)) / 2);
    double ringY = y + ink.px(low ? 6 : 14) + r;
    ring(look, middle, ringY, r, ink.px(low ? 3 : 4));
    if (look.sign() == Sign.EXPIRED || look.kind() == CellLook.Kind.GHOST) {
      look.sign().draw(gc, middle, ringY, r * 0.5, look.sign().color(p));
    } else {
      Ink.Pen pen = ink.bold(look.left().length() > 4 ? 9 : low ? 10.5 : 12.5);
      Color time = look.low() && !look.faded() ? p.expired() : text(look);
      pen.centre(gc, look.left(), middle, ringY, time);
    }
    Ink.Pen mono = ink.monoBold(11.5);
    double keyY = y + h - ink.px(low ? 25 : 28);
    mono.centre(gc, mono.fit(look.key(), w - 6), middle, keyY, text(look));
    line(look, middle, y + h - ink.px(low ? 10 : 12), w - ink.px(6));
    Ink.Pen corner = ink.sans(9.5);
    corner.write(gc, low ? "" : look.size(), x + ink.px(6), y + ink.px(9), p.muted());
    corner.writeTo(gc, look.uses(), x + w - ink.px(6), y + ink.px(9), p.muted());
  }

  private void line(CellLook look, double middle, double y, double room) {
    boolean plain = look.sign() == Sign.NOTE;
    Color color = plain ? p.muted() : look.sign().color(p);
    String words = look.line();
    boolean full =
        look.kind() == CellLook.Kind.KEY
            && (look.sign() == Sign.EXPIRED || look.sign() == Sign.STALE);
    if (full) {
      Ink.Pen narrow = shrunk(words, room);
      narrow.centre(gc, narrow.fit(words, room), middle, y, color);
      return;
    }
    Ink.Pen pen = plain ? ink.sans(10.5) : ink.bold(10.5);
    boolean shaped = !plain;
    double sign = shaped ? ink.px(11) : 0;
    String fit = pen.fit(words, room - sign);
    double from = middle - (pen.width(fit) + sign) / 2;
    if (shaped) {
      look.sign().draw(gc, from + ink.px(4), y, ink.px(3.6), color);
    }
    pen.write(gc, fit, from + sign, y, color);
  }

  /** Letters as large as the words allow, so that they need not be cut. */
  private Ink.Pen shrunk(String words, double room) {
    for (double size : new double[] {10.5, 9.5, 8.5}) {
      if (ink.bold(size).width(words) <= room) {
        return ink.bold(size);
      }
    }
    return ink.bold(8);
  }

  private void small(CellLook look, double x, double y, double w, double h) {
    frame(look, x, y, w, h, ink.px(6));
    double r = h * 0.3;
    double cx = x + h * 0.5;
    double cy = y + h / 2;
    if (look.sign() == Sign.NOTE || look.lit()) {
      ring(look, cx, cy, r, ink.px(3));
    } else {
      look.sign().draw(gc, cx, cy, r * 0.75, look.sign().color(p));
    }
    double room = w - h - ink.px(2);
    if (w >= ink.px(TWO_LINES)) {
      twoLines(look, x + h * 0.95, cy, room);
      return;
    }
    Ink.Pen mono = ink.mono(11);
    mono.write(gc, mono.fit(id(look), room), x + h * 0.95, cy, text(look));
  }

  private static String id(CellLook look) {
    return look.key().substring(look.key().lastIndexOf(':') + 1);
  }

  /** The key, and under it the time left or what is special about it. */
  private void twoLines(CellLook look, double x, double middle, double room) {
    Ink.Pen mono = ink.monoBold(11);
    String name = mono.width(look.key()) <= room ? look.key() : id(look);
    mono.write(gc, mono.fit(name, room), x, middle - ink.px(8), text(look));
    boolean special =
        look.kind() == CellLook.Kind.GHOST
            || look.sign() == Sign.EXPIRED
            || look.sign() == Sign.STALE;
    String words = special ? shorter(look.line(), room) : look.left();
    Color color =
        special ? look.sign().color(p) : look.low() && !look.faded() ? p.expired() : p.muted();
    Ink.Pen pen = special ? shrunk(words, room) : ink.sans(10.5);
    pen.write(gc, pen.fit(words, room), x, middle + ink.px(8), color);
  }

  /** Where two versions do not fit with a word for each, the first goes without. */
  private String shorter(String line, double room) {
    return ink.sans(10.5).width(line) <= room ? line : line.replace("cache v", "v");
  }

  /** A square wide enough for the id. */
  private void named(CellLook look, double x, double y, double w, double h) {
    tiny(look, x, y, w, h);
    Ink.Pen pen = ink.monoBold(Math.min(11, h / ink.scale() * 0.72));
    boolean marked = look.lit() || look.kind() == CellLook.Kind.GHOST;
    Color color = marked ? p.background() : p.text();
    pen.centre(gc, pen.fit(id(look), w - 2), x + w / 2, y + h / 2, color);
  }

  /** A square filled from below as far as time is left. */
  private void tiny(CellLook look, double x, double y, double w, double h) {
    boolean marked = look.lit() || look.kind() == CellLook.Kind.GHOST;
    gc.setFill(marked ? look.sign().color(p) : p.line());
    gc.fillRect(x, y, w, h);
    if (!marked && look.ring() > 0) {
      double level = Math.ceil(h * look.ring() / CellLook.RING);
      gc.setFill(p.surface().interpolate(ringPaint(look), 0.6));
      gc.fillRect(x, y + h - level, w, level);
    }
    boolean outlined = look.victim() || look.sign() == Sign.STALE;
    if (outlined) {
      gc.setStroke(look.victim() ? p.evicted() : Sign.STALE.color(p));
      gc.setLineWidth(2);
      gc.strokeRect(x + 1, y + 1, w - 2, h - 2);
    }
  }

  private void frame(CellLook look, double x, double y, double w, double h, double radius) {
    if (look.kind() == CellLook.Kind.GHOST) {
      return;
    }
    boolean stale = look.sign() == Sign.STALE;
    boolean marked = look.lit() || stale;
    Color sign = look.sign().color(p);
    Color fill =
        look.lit() ? p.surface().interpolate(sign, p.dark() ? 0.28 : 0.18) : p.background();
    ink.box(gc, x, y, w, h, radius, fill, marked ? sign : p.line(), look.lit() ? 2 : 1);
    if (look.kind() == CellLook.Kind.MARK) {
      gc.setStroke(p.muted());
      gc.setLineWidth(1.5);
      gc.setLineDashes(2, 4);
      gc.strokeRoundRect(x + 1.5, y + 1.5, w - 3, h - 3, 2 * radius, 2 * radius);
      gc.setLineDashes();
    }
    if (look.victim()) {
      gc.setStroke(p.evicted());
      gc.setLineWidth(2);
      gc.setLineDashes(5, 4);
      gc.strokeRoundRect(x + 1, y + 1, w - 2, h - 2, 2 * radius, 2 * radius);
      gc.setLineDashes();
    }
  }

  private void ring(CellLook look, double x, double y, double r, double line) {
    if (look.ring() >= 0) {
      ink.ring(gc, x, y, r, line, (double) look.ring() / CellLook.RING, ringPaint(look));
    }
  }

  private Color ringPaint(CellLook look) {
    if (look.faded()) {
      return p.muted();
    }
    return look.low() ? p.expired() : p.accent();
  }

  private Color text(CellLook look) {
    return look.faded() ? p.muted() : p.text();
  }
}
