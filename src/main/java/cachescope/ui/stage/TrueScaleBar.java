package cachescope.ui.stage;

import cachescope.event.Timing;
import cachescope.stage.Verdict;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * The last two requests at true scale, one under the other: what Redis, waiting, the database and
 * JSON took of each. The width stands for the longest of both and of the database's delay, so that
 * a hit is the hairline that it is.
 */
final class TrueScaleBar {
  private record Part(String name, long nanos, Color color) {}

  private final Canvas canvas = new Canvas();
  private Optional<Verdict> newest = Optional.empty();
  private Optional<Verdict> before = Optional.empty();
  private boolean forgotten = true;
  private long width;
  private int draws;

  Canvas canvas() {
    return canvas;
  }

  int draws() {
    return draws;
  }

  void forget() {
    forgotten = true;
  }

  /**
   * @param reference nanoseconds that the width stands for at least
   */
  void show(Optional<Verdict> verdict, long reference, Ink ink) {
    boolean same = verdict.map(Verdict::requestId).equals(newest.map(Verdict::requestId));
    if (same && !forgotten && reference == width) {
      return;
    }
    width = reference;
    if (!same) {
      before = newest;
      newest = verdict;
    }
    forgotten = false;
    draws++;
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    newest.ifPresent(now -> draw(gc, now, ink));
  }

  private void draw(GraphicsContext gc, Verdict now, Ink ink) {
    Palette p = ink.palette();
    long longest =
        Math.max(
            Math.max(1, width), Math.max(now.elapsed(), before.map(Verdict::elapsed).orElse(0L)));
    Ink.Pen small = ink.sans(11);
    double names = ink.px(58);
    double figures = ink.px(64);
    double w = Math.max(20, canvas.getWidth() - names - figures);
    double y = ink.px(8);
    small.write(gc, "true scale", 0, y, p.muted());
    bar(gc, now, names, y, w, longest, ink);
    if (before.isPresent()) {
      double under = y + ink.px(16);
      small.write(gc, "before", 0, under, p.muted());
      bar(gc, before.get(), names, under, w, longest, ink);
    }
  }

  private static void bar(
      GraphicsContext gc, Verdict v, double x, double y, double w, long longest, Ink ink) {
    Palette p = ink.palette();
    double h = ink.px(11);
    gc.setFill(p.line());
    gc.fillRect(x, y - 0.5, w, 1);
    gc.fillRect(x + w - 1, y - h / 2, 1, h);
    double at = x;
    double whole = Math.max(1, w * v.elapsed() / longest);
    for (Part part : parts(v, p)) {
      double width = Math.min(w * part.nanos() / longest, x + whole - at);
      gc.setFill(part.color());
      gc.fillRect(at, y - h / 2, Math.max(0, width), h);
      Ink.Pen pen = ink.bold(9.5);
      if (pen.width(part.name()) + 8 < width) {
        pen.write(gc, part.name(), at + 4, y, p.background());
      }
      at += width;
    }
    if (whole <= 2) {
      gc.setFill(p.text());
      gc.fillRect(x, y - h / 2, Math.max(1, whole), h);
    }
    String took = Words.duration(v.elapsed());
    Ink.Pen mono = ink.mono(11);
    double label = x + whole + ink.px(5);
    if (whole < w) {
      gc.clearRect(label - 2, y - h / 2, mono.width(took) + 6, h);
    }
    mono.write(gc, took, label, y, p.text());
    if (whole < w * 0.8) {
      ink.sans(10.5).write(gc, Words.duration(longest), x + w + ink.px(5), y, p.muted());
    }
  }

  private static List<Part> parts(Verdict v, Palette p) {
    Timing t = v.timing();
    long rest = Math.max(0, v.elapsed() - t.cache() - t.waiting() - t.database() - t.json());
    return List.of(
        new Part("Redis", t.cache(), p.hit()),
        new Part("waiting", t.waiting(), p.miss()),
        new Part("database", t.database(), p.database()),
        new Part("JSON", t.json(), p.accent()),
        new Part("service", rest, p.muted()));
  }
}
