package cachescope.ui.why;

import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Words;
import cachescope.why.Part;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Where a request's time went: a bar at true scale, and under it each part with its words and its
 * time. A part too short to be seen on the bar has its line all the same.
 */
final class PartsBar {
  private static final double BAR = 16;
  private static final double LINE = 19;

  private final Canvas canvas = new Canvas(1, 1);
  private final Area area = new Area();
  private List<Part> parts = List.of();
  private Ink ink = new Ink(Palette.DARK, 1);

  PartsBar() {
    area.add(canvas);
    area.setId("why.parts");
    area.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  Node node() {
    return area;
  }

  void theme(Ink with) {
    ink = with;
    area.requestLayout();
    draw();
  }

  void show(List<Part> all) {
    parts = all;
    area.setVisible(!all.isEmpty());
    area.setManaged(!all.isEmpty());
    area.setAccessibleText(spoken(all));
    area.requestLayout();
    draw();
  }

  /** The same in words. */
  static String spoken(List<Part> parts) {
    var words = new StringBuilder("Where the time went: ");
    for (Part part : parts) {
      words.append(Words.duration(part.nanos())).append(' ').append(part.words()).append("; ");
    }
    return words.toString();
  }

  static Color color(Part.Kind kind, Palette p) {
    return switch (kind) {
      case LOOKUP -> p.hit();
      case CHANGE -> p.hit().interpolate(p.raised(), 0.35);
      case LINE -> p.miss();
      case JOINED -> p.miss().interpolate(p.raised(), 0.2);
      case BEFORE -> p.miss().interpolate(p.raised(), 0.35);
      case DELAY -> p.database();
      case QUERY -> p.database().interpolate(p.raised(), 0.35);
      case JSON -> p.accent();
      case REST -> p.muted();
    };
  }

  private double height() {
    return ink.px(BAR + 8 + LINE * parts.size());
  }

  private void draw() {
    GraphicsContext gc = canvas.getGraphicsContext2D();
    double w = canvas.getWidth();
    gc.clearRect(0, 0, w, canvas.getHeight());
    long total = parts.stream().mapToLong(part -> Math.max(0, part.nanos())).sum();
    if (total == 0 || w < 40) {
      return;
    }
    Palette p = ink.palette();
    gc.setFill(p.line());
    gc.fillRect(0, 0, w, ink.px(BAR));
    double x = 0;
    double y = ink.px(BAR + 8) + ink.px(LINE) / 2;
    for (Part part : parts) {
      double width = w * Math.max(0, part.nanos()) / total;
      Color color = color(part.kind(), p);
      gc.setFill(color);
      gc.fillRect(x, 0, width, ink.px(BAR));
      x += width;
      row(gc, part, (double) part.nanos() / total, y, w, color);
      y += ink.px(LINE);
    }
  }

  private void row(GraphicsContext gc, Part part, double share, double y, double w, Color color) {
    Palette p = ink.palette();
    gc.setFill(color);
    gc.fillRect(0, y - ink.px(5), ink.px(10), ink.px(10));
    double right = w - ink.px(52);
    ink.mono(11.5).writeTo(gc, Words.percent(Math.max(0, share)), w, y, p.muted());
    double figure = ink.monoBold(12).writeTo(gc, Words.duration(part.nanos()), right, y, p.text());
    Ink.Pen pen = ink.sans(12);
    double from = ink.px(18);
    pen.write(gc, pen.fit(part.words(), figure - from - ink.px(8)), from, y, p.text());
  }

  private final class Area extends Region {
    void add(Canvas child) {
      getChildren().add(child);
    }

    @Override
    protected double computePrefHeight(double width) {
      return height();
    }

    @Override
    protected double computeMinHeight(double width) {
      return height();
    }

    @Override
    protected void layoutChildren() {
      double w = Math.rint(getWidth());
      double h = Math.rint(getHeight());
      if (canvas.getWidth() != w || canvas.getHeight() != h) {
        canvas.setWidth(w);
        canvas.setHeight(h);
        draw();
      }
    }
  }
}
