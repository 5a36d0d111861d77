package cachescope.ui.stage;

import cachescope.stage.KeyExit;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * The frame around the cells: how Redis is, its memory, who leaves next, who left. Redrawn when its
 * words changed.
 *
 * <p>What is above the cells has a canvas of its own and is drawn with them: they can be counted.
 */
final class RedisLayer {
  /**
   * A key that left, as it is drawn.
   *
   * @param at pixels of the canvas
   */
  record Left(Rectangle2D at, KeyExit exit) {}

  private final Canvas canvas = new Canvas();
  private final Canvas head = new Canvas();
  private final List<Left> left = new ArrayList<>();
  private Optional<RedisLook> drawn = Optional.empty();
  private Optional<RedisLook.Head> drawnHead = Optional.empty();
  private final Pace pace = new Pace(100_000_000L);
  private int draws;

  Canvas canvas() {
    return canvas;
  }

  /** The part above the cells, to be put over the other. */
  Canvas head() {
    return head;
  }

  /** What it says now. */
  Optional<RedisLook> drawn() {
    return drawn;
  }

  /** The keys that left and are named, with their places. */
  List<Left> left() {
    return left;
  }

  int draws() {
    return draws;
  }

  void forget() {
    drawn = Optional.empty();
    drawnHead = Optional.empty();
  }

  /** Where the cells go, in pixels of the canvas. */
  Rectangle2D cells(Ink ink) {
    double pad = ink.px(12);
    double top = head(ink);
    double foot = ink.px(27);
    double w = Math.max(1, canvas.getWidth() - 2 * pad);
    return new Rectangle2D(pad, top, w, Math.max(1, canvas.getHeight() - top - foot));
  }

  /** How high the part above the cells is, pixels. */
  double head(Ink ink) {
    return ink.px(51);
  }

  void show(RedisLook look, long now, Ink ink) {
    showHead(look.head(), ink);
    if (drawn.isPresent() && (drawn.get().equals(look) || pace.early(now))) {
      return;
    }
    pace.drawn(now);
    drawn = Optional.of(look);
    draws++;
    GraphicsContext gc = canvas.getGraphicsContext2D();
    double w = canvas.getWidth();
    double h = canvas.getHeight();
    Palette p = ink.palette();
    gc.clearRect(0, 0, w, h);
    Color outline = outline(look, p);
    Color fill =
        look.mood() == RedisLook.Mood.BROKEN
            ? p.surface().interpolate(p.danger(), 0.12)
            : p.surface();
    ink.box(
        gc, 0, 0, w, h, ink.px(12), fill, outline, look.mood() == RedisLook.Mood.BROKEN ? 3 : 1.5);
    exits(gc, look, w, h - ink.px(14), ink);
    if (!look.hint().isEmpty()) {
      Ink.Pen pen = ink.sans(15);
      pen.centre(gc, pen.fit(look.hint(), w - ink.px(40)), w / 2, h / 2, p.text());
    }
  }

  private void showHead(RedisLook.Head look, Ink ink) {
    if (drawnHead.filter(look::equals).isPresent()) {
      return;
    }
    drawnHead = Optional.of(look);
    draws++;
    GraphicsContext gc = head.getGraphicsContext2D();
    gc.clearRect(0, 0, head.getWidth(), head.getHeight());
    titleRow(gc, look, head.getWidth(), ink);
    secondRow(gc, look, head.getWidth(), ink);
  }

  private static Color outline(RedisLook look, Palette p) {
    return switch (look.mood()) {
      case WELL -> p.hit();
      case LIMITED -> p.miss();
      case STARTING, UNUSED -> p.muted();
      case BROKEN -> p.danger();
    };
  }

  private static void titleRow(GraphicsContext gc, RedisLook.Head look, double w, Ink ink) {
    Palette p = ink.palette();
    double y = ink.px(20);
    double right = w - ink.px(16);
    if (!look.memory().isEmpty()) {
      right = ink.mono(11.5).writeTo(gc, look.memory(), right, y, p.muted()) - ink.px(10);
    }
    if (look.used() >= 0) {
      double bar = ink.px(w < ink.px(560) ? 44 : 86);
      right -= bar;
      gc.setFill(p.line());
      gc.fillRoundRect(right, y - ink.px(4), bar, ink.px(8), ink.px(6), ink.px(6));
      gc.setFill(look.used() >= 180 ? p.evicted() : p.accent());
      double used = bar * look.used() / 200;
      gc.fillRoundRect(right, y - ink.px(4), used, ink.px(8), ink.px(6), ink.px(6));
      right -= ink.px(10);
    }
    double x = ink.bold(14).write(gc, look.title(), ink.px(16), y, p.text()) + ink.px(16);
    Ink.Pen pen = ink.sans(12);
    pen.write(gc, pen.fit(look.count(), right - x), x, y, p.muted());
  }

  private static void secondRow(GraphicsContext gc, RedisLook.Head look, double w, Ink ink) {
    Palette p = ink.palette();
    double y = ink.px(42);
    double x = ink.px(16);
    Ink.Pen pen = ink.bold(12);
    boolean alarm = !look.alarm().isEmpty();
    double room = w - ink.px(50);
    double beside = look.stream().isPresent() ? Math.min(w * 0.55, ink.px(260)) : 0;
    if (beside > 0 && (!alarm || pen.width(look.alarm()) <= room - beside)) {
      stream(gc, look.stream().get(), w, beside, ink);
      room -= beside;
    }
    boolean shorter = !look.shortAlarm().isEmpty() && pen.width(look.alarm()) > room;
    String words = shorter ? look.shortAlarm() : alarm ? look.alarm() : look.victim();
    if (words.isEmpty()) {
      return;
    }
    boolean unused = look.mood() == RedisLook.Mood.UNUSED;
    Color color =
        switch (look.mood()) {
          case UNUSED -> p.muted();
          case BROKEN -> alarm ? p.danger() : p.evicted();
          case WELL, LIMITED, STARTING -> alarm ? p.miss() : p.evicted();
        };
    Sign sign = unused ? Sign.NOTE : alarm ? Sign.ERROR : Sign.EVICTED;
    sign.draw(gc, x + ink.px(5), y, ink.px(6), color);
    x += ink.px(18);
    pen.write(gc, pen.fit(words, room), x, y, color);
  }

  /** The writes in Redis's Stream, at the right end of the second row. */
  private static void stream(GraphicsContext gc, ShelfLook stream, double w, double wide, Ink ink) {
    var at = new Rectangle2D(w - wide - ink.px(8), 0, wide, ink.px(20));
    new ShelfPainter(gc, ink).shelf(stream, at, ink.px(42));
  }

  /** What a square and its colours mean, up to {@code right}; how wide it is. */
  private static double legend(GraphicsContext gc, double right, double y, Ink ink) {
    Palette p = ink.palette();
    Ink.Pen pen = ink.sans(11);
    double x = right;
    for (Sign sign : new Sign[] {Sign.EXPIRED, Sign.FILL, Sign.HIT}) {
      String word = sign == Sign.HIT ? "used now" : sign == Sign.FILL ? "stored now" : "expired";
      x = pen.writeTo(gc, word, x, y, sign.color(p)) - ink.px(8);
      sign.draw(gc, x, y, ink.px(4), sign.color(p));
      x -= ink.px(14);
    }
    x = pen.writeTo(gc, "a key, filled by its time left", x, y, p.muted()) - ink.px(14);
    gc.setFill(p.line());
    gc.fillRect(x, y - ink.px(5), ink.px(10), ink.px(10));
    gc.setFill(p.accent());
    gc.fillRect(x, y, ink.px(10), ink.px(5));
    return right - x + ink.px(14);
  }

  private void exits(GraphicsContext gc, RedisLook look, double w, double y, Ink ink) {
    Palette p = ink.palette();
    double right = w - ink.px(16) - (look.legend() ? legend(gc, w - ink.px(16), y, ink) : 0);
    left.clear();
    if (look.exits().isEmpty()) {
      return;
    }
    double x = ink.px(28) + ink.sans(12).width("left:");
    for (RedisLook.Exit exit : look.exits()) {
      double need = ink.mono(12).width(exit.key()) + ink.px(22) + ink.bold(12).width(exit.words());
      if (x + need > right) {
        return;
      }
      var at = new Rectangle2D(x - ink.px(4), y - ink.px(10), need + ink.px(8), ink.px(20));
      left.add(new Left(at, exit.exit()));
      if (exit.equals(look.exits().getFirst())) {
        ink.sans(12).write(gc, "left:", ink.px(16), y, p.muted());
      }
      x = ink.mono(12).write(gc, exit.key(), x, y, p.muted()) + ink.px(10);
      Color color = exit.sign().color(p);
      exit.sign().draw(gc, x + ink.px(4), y, ink.px(5), color);
      x = ink.bold(12).write(gc, exit.words(), x + ink.px(13), y, color) + ink.px(24);
    }
  }
}
