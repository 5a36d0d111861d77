package cachescope.ui.policies;

import cachescope.event.LivePoint;
import cachescope.policy.Policies;
import cachescope.policy.curve.Curve;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Texts;
import cachescope.ui.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;

/** Hit ratio by cache size, a line a policy, each with its name where one's own cache is. */
final class CurveChart {
  private static final double HEIGHT = 300;
  private static final double LEFT = 44;
  private static final double RIGHT = 12;
  private static final double TOP = 22;
  private static final double FOOT = 40;

  /**
   * What is drawn.
   *
   * @param lines policy by policy, those that are known
   * @param largest size, keys
   * @param cache one's own, keys
   * @param points measured on a real server
   */
  record Drawing(
      List<Policies.Entry> shown,
      List<Curve> lines,
      long smallest,
      long largest,
      long cache,
      List<LivePoint> points) {
    Drawing {
      shown = List.copyOf(shown);
      lines = List.copyOf(lines);
      points = List.copyOf(points);
    }

    Optional<Curve> line(Policies.Entry entry) {
      return lines.stream().filter(curve -> curve.policy().equals(entry.name())).findFirst();
    }
  }

  private record Name(Policies.Entry entry, double ratio) {}

  private final Canvas canvas = new Canvas();
  private final Pane area = new Pane(canvas);
  private Ink ink = new Ink(Palette.DARK, 1);
  private Optional<Drawing> shown = Optional.empty();

  CurveChart() {
    area.setId("policies.chart");
    area.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    area.setFocusTraversable(true);
    area.setMinWidth(0);
    area.widthProperty().addListener(_ -> draw());
    theme(ink);
  }

  Node node() {
    return area;
  }

  void theme(Ink pen) {
    ink = pen;
    area.setMinHeight(ink.px(HEIGHT));
    area.setPrefHeight(ink.px(HEIGHT));
    draw();
  }

  void show(Drawing drawing) {
    shown = Optional.of(drawing);
    draw();
  }

  private void draw() {
    double w = Math.rint(area.getWidth());
    canvas.setWidth(w);
    canvas.setHeight(Math.rint(ink.px(HEIGHT)));
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, w, canvas.getHeight());
    if (w < ink.px(LEFT + RIGHT + 40)) {
      return;
    }
    shown.ifPresent(drawing -> {
      grid(gc, drawing, w);
      cache(gc, drawing, w);
      for (Policies.Entry entry : drawing.shown()) {
        drawing.line(entry).ifPresent(curve -> line(gc, entry, curve, drawing, w));
      }
      knee(gc, drawing, w);
      drawing.points().forEach(point -> measured(gc, point, drawing, w));
      names(gc, drawing, w);
      area.setAccessibleText(words(drawing));
    });
  }

  private void grid(GraphicsContext gc, Drawing d, double w) {
    Palette p = ink.palette();
    gc.setStroke(p.line());
    gc.setLineWidth(1);
    gc.setLineDashes();
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      double y = Math.rint(y(tenth / 10.0)) + 0.5;
      gc.strokeLine(ink.px(LEFT), y, w - ink.px(RIGHT), y);
      ink.mono(11).writeTo(gc, tenth * 10 + " %", ink.px(LEFT - 6), y, p.muted());
    }
    double free = Double.NEGATIVE_INFINITY;
    Ink.Pen pen = ink.mono(11);
    for (long size : ticks(d)) {
      String word = Words.count(size);
      double half = pen.width(word) / 2;
      double x = Math.clamp(x((double) size, d, w), ink.px(LEFT), w - half);
      if (x - half > free) {
        pen.centre(gc, word, x, canvas.getHeight() - ink.px(FOOT - 12), p.muted());
        free = x + half + ink.px(6);
      }
    }
    ink.sans(11)
        .writeTo(
            gc,
            Texts.say("policies.axis"),
            w - ink.px(RIGHT),
            canvas.getHeight() - ink.px(10),
            p.muted());
  }

  private static List<Long> ticks(Drawing d) {
    List<Long> ticks = new ArrayList<>();
    if (d.largest() <= 60) {
      for (long size = d.smallest(); size <= d.largest(); size++) {
        ticks.add(size);
      }
      return ticks;
    }
    for (long size = 1; size <= d.largest(); size *= 10) {
      if (size >= d.smallest()) {
        ticks.add(size);
      }
    }
    return ticks;
  }

  private void cache(GraphicsContext gc, Drawing d, double w) {
    double x = Math.rint(x((double) d.cache(), d, w)) + 0.5;
    gc.setStroke(ink.palette().text());
    gc.setLineWidth(1);
    gc.setLineDashes(3, 4);
    gc.strokeLine(x, ink.px(TOP - 4), x, canvas.getHeight() - ink.px(FOOT));
    gc.setLineDashes();
    String word = Texts.say("policies.yourCache", Words.count(d.cache()));
    Ink.Pen pen = ink.bold(11);
    double from = Math.clamp(x - pen.width(word) / 2, ink.px(LEFT), w - pen.width(word));
    pen.write(gc, word, from, ink.px(8), ink.palette().text());
  }

  private void line(GraphicsContext gc, Policies.Entry entry, Curve curve, Drawing d, double w) {
    gc.setStroke(Colours.of(entry, ink.palette()));
    gc.setLineWidth(ink.px(2));
    gc.setLineDashes(Colours.dashes(entry));
    gc.beginPath();
    for (int i = 0; i < curve.points().size(); i++) {
      Curve.Point point = curve.points().get(i);
      double x = x((double) point.capacity(), d, w);
      double y = y(1 - point.missRatio());
      if (i == 0) {
        gc.moveTo(x, y);
      } else {
        gc.lineTo(x, y);
      }
    }
    gc.stroke();
    gc.setLineDashes();
  }

  private void knee(GraphicsContext gc, Drawing d, double w) {
    kneeOf(d)
        .ifPresent(knee -> {
          double x = x((double) knee.capacity(), d, w);
          double y = y(1 - knee.missRatio());
          double r = ink.px(4.5);
          gc.setStroke(ink.palette().text());
          gc.setLineWidth(ink.px(1.6));
          gc.strokeOval(x - r, y - r, 2 * r, 2 * r);
          String word = Texts.say("policies.knee");
          double half = ink.bold(11).width(word) / 2;
          ink.bold(11)
              .centre(
                  gc,
                  word,
                  Math.clamp(x, ink.px(LEFT) + half, w - half),
                  y - ink.px(13),
                  ink.palette().text());
        });
  }

  /** The knee of the first policy that has one; hit ratio is what it lies above. */
  static Optional<Curve.Point> kneeOf(Drawing d) {
    return kneeBearer(d).flatMap(d::line).flatMap(Curve::knee);
  }

  /** Whose knee is pointed out: LRU's where it is shown, else of the first that has one. */
  static Optional<Policies.Entry> kneeBearer(Drawing d) {
    return d.shown().stream()
        .filter(entry -> d.line(entry).flatMap(Curve::knee).isPresent())
        .min(Comparator.comparing(entry -> !entry.name().equals("lru")));
  }

  private void measured(GraphicsContext gc, LivePoint point, Drawing d, double w) {
    if (!(point.resident() > 0) || point.done() == 0) {
      return;
    }
    double x = x(point.resident(), d, w);
    double y = y(point.hitRatio());
    double r = ink.px(5);
    gc.setFill(ink.palette().accent());
    gc.fillPolygon(new double[] {x, x + r, x, x - r}, new double[] {y - r, y, y + r, y}, 4);
    gc.setStroke(ink.palette().text());
    gc.setLineWidth(ink.px(1.2));
    gc.strokePolygon(new double[] {x, x + r, x, x - r}, new double[] {y - r, y, y + r, y}, 4);
  }

  /** The names with their ratios at one's own cache, moved apart where they would touch. */
  private void names(GraphicsContext gc, Drawing d, double w) {
    List<Name> names = new ArrayList<>();
    for (Policies.Entry entry : d.shown()) {
      d.line(entry)
          .ifPresent(curve -> names.add(new Name(entry, 1 - at(curve, (double) d.cache()))));
    }
    names.sort(Comparator.comparingDouble((Name name) -> -name.ratio()));
    Ink.Pen pen = ink.bold(11.5);
    double line = pen.line();
    double x = x((double) d.cache(), d, w);
    double widest =
        names.stream().mapToDouble(name -> pen.width(word(name))).max().orElse(0) + ink.px(10);
    boolean left = x + ink.px(16) + widest > w;
    double edge = left ? x - ink.px(14) - widest : x + ink.px(14);
    double foot = canvas.getHeight() - ink.px(FOOT) - line / 2;
    double total = names.size() * line;
    double next = ink.px(TOP) + line / 2;
    for (int i = 0; i < names.size(); i++) {
      Name name = names.get(i);
      double real = y(name.ratio());
      double room = foot - (names.size() - 1 - i) * line;
      double y = total > foot - ink.px(TOP) ? next : Math.min(room, Math.max(next, real));
      gc.setStroke(Colours.of(name.entry(), ink.palette()));
      gc.setLineWidth(1);
      gc.strokeLine(x, real, left ? edge + widest : edge, y);
      double wide = pen.width(word(name)) + ink.px(8);
      double from = left ? edge + widest - wide : edge;
      gc.setFill(ink.palette().raised().deriveColor(0, 1, 1, 0.8));
      gc.fillRoundRect(from, y - line / 2, wide, line, 6, 6);
      pen.write(gc, word(name), from + ink.px(4), y, Colours.of(name.entry(), ink.palette()));
      next = y + line;
    }
  }

  private static String word(Name name) {
    return name.entry().title() + " " + Words.percent(name.ratio());
  }

  /** Miss ratio at a size; between two points, on the line that is drawn. */
  static double at(Curve curve, double size) {
    List<Curve.Point> points = curve.points();
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).capacity() >= size) {
        if (i == 0) {
          return points.get(0).missRatio();
        }
        Curve.Point before = points.get(i - 1);
        double along =
            Math.log(size / before.capacity())
                / Math.log((double) points.get(i).capacity() / before.capacity());
        return before.missRatio() + along * (points.get(i).missRatio() - before.missRatio());
      }
    }
    return points.getLast().missRatio();
  }

  private double x(double size, Drawing d, double w) {
    double width = w - ink.px(LEFT + RIGHT);
    if (d.largest() <= d.smallest()) {
      return ink.px(LEFT) + width / 2;
    }
    double share =
        d.largest() <= 60
            ? (size - d.smallest()) / (d.largest() - d.smallest())
            : Math.log(size / d.smallest()) / Math.log((double) d.largest() / d.smallest());
    return ink.px(LEFT) + width * Math.clamp(share, 0, 1);
  }

  private double y(double ratio) {
    double height = canvas.getHeight() - ink.px(TOP + FOOT);
    return ink.px(TOP) + height * (1 - ratio);
  }

  private static String words(Drawing d) {
    return Texts.say("policies.yourCache", Words.count(d.cache()))
        + ": "
        + d.shown().stream()
            .filter(entry -> d.line(entry).isPresent())
            .map(entry ->
                entry.title()
                    + " "
                    + Words.percent(1 - at(d.line(entry).orElseThrow(), (double) d.cache())))
            .collect(Collectors.joining(", "));
  }
}
