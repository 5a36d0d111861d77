package cachescope.ui;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;

/**
 * A meaning on the screen: always a shape, a colour and a word together. Shapes are drawn, so no
 * font can lack one.
 */
public enum Sign {
  REQUEST("request"),
  HIT("hit"),
  MISS("miss"),
  LOAD("loading"),
  WAITING("waiting"),
  REFRESH("refresh"),
  FILL("fill"),
  REFUSED("refused"),
  MESSAGE("message"),
  LOST("lost"),
  WRITE("write"),
  INVALIDATED("invalidated"),
  STALE("stale"),
  ERROR("error"),
  EVICTED("evicted"),
  EXPIRED("expired"),
  GONE("gone"),
  GIVEN_UP("given up"),
  NOTE("note");

  private final String word;

  Sign(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public Color color(Palette palette) {
    return switch (this) {
      case REQUEST, WRITE -> palette.accent();
      case HIT -> palette.hit();
      case MISS, FILL, WAITING -> palette.miss();
      case LOAD, REFRESH -> palette.database();
      case INVALIDATED, STALE, MESSAGE -> palette.invalidated();
      case ERROR, REFUSED, LOST -> palette.danger();
      case EVICTED -> palette.evicted();
      case EXPIRED -> palette.expired();
      case GONE, GIVEN_UP, NOTE -> palette.muted();
    };
  }

  /** Draws the shape around a centre, {@code r} pixels to each side. */
  public void draw(GraphicsContext gc, double x, double y, double r, Color paint) {
    gc.setFill(paint);
    gc.setStroke(paint);
    gc.setLineWidth(Math.max(1.4, r * 0.34));
    switch (this) {
      case REQUEST, HIT -> gc.fillOval(x - r, y - r, 2 * r, 2 * r);
      case MISS -> triangle(gc, x, y, r);
      case LOAD -> gc.fillRect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
      case FILL -> gc.fillRoundRect(x - r, y - r * 0.75, 2 * r, r * 1.5, r * 0.6, r * 0.6);
      case WAITING -> hourglass(gc, x, y, r);
      case WRITE -> diamond(gc, x, y, r);
      case MESSAGE -> envelope(gc, x, y, r);
      case INVALIDATED, REFRESH -> turn(gc, x, y, r * 0.9);
      case STALE -> unequal(gc, x, y, r);
      case ERROR -> exclamation(gc, x, y, r);
      case EVICTED, GONE, GIVEN_UP, REFUSED, LOST -> cross(gc, x, y, r * 0.75);
      case EXPIRED -> brokenRing(gc, x, y, r * 0.85);
      case NOTE -> gc.fillOval(x - r * 0.4, y - r * 0.4, r * 0.8, r * 0.8);
    }
  }

  private static void triangle(GraphicsContext gc, double x, double y, double r) {
    double top = y - r;
    double foot = y + r * 0.85;
    gc.fillPolygon(new double[] {x, x + r * 1.1, x - r * 1.1}, new double[] {top, foot, foot}, 3);
  }

  private static void hourglass(GraphicsContext gc, double x, double y, double r) {
    double half = r * 0.8;
    gc.fillPolygon(
        new double[] {x - half, x + half, x - half, x + half},
        new double[] {y - r, y - r, y + r, y + r},
        4);
  }

  private static void diamond(GraphicsContext gc, double x, double y, double r) {
    gc.fillPolygon(new double[] {x, x + r, x, x - r}, new double[] {y - r, y, y + r, y}, 4);
  }

  private static void turn(GraphicsContext gc, double x, double y, double r) {
    gc.strokeArc(x - r, y - r, 2 * r, 2 * r, 60, -290, ArcType.OPEN);
    double tip = r * 0.75;
    gc.fillPolygon(
        new double[] {x + r * 0.05, x + r * 0.05 + tip * 1.3, x + r * 0.95},
        new double[] {y - r * 0.55, y - r * 1.35, y - r * 0.1},
        3);
  }

  private static void envelope(GraphicsContext gc, double x, double y, double r) {
    gc.setLineWidth(Math.max(1.2, r * 0.26));
    gc.strokeRect(x - r, y - r * 0.7, 2 * r, r * 1.4);
    gc.strokePolyline(
        new double[] {x - r, x, x + r}, new double[] {y - r * 0.6, y + r * 0.1, y - r * 0.6}, 3);
  }

  private static void unequal(GraphicsContext gc, double x, double y, double r) {
    double gap = r * 0.38;
    gc.strokeLine(x - r * 0.9, y - gap, x + r * 0.9, y - gap);
    gc.strokeLine(x - r * 0.9, y + gap, x + r * 0.9, y + gap);
    gc.strokeLine(x - r * 0.45, y + r, x + r * 0.45, y - r);
  }

  private static void exclamation(GraphicsContext gc, double x, double y, double r) {
    gc.fillRoundRect(x - r * 0.22, y - r, r * 0.44, r * 1.25, r * 0.4, r * 0.4);
    gc.fillOval(x - r * 0.26, y + r * 0.5, r * 0.52, r * 0.52);
  }

  private static void cross(GraphicsContext gc, double x, double y, double r) {
    gc.strokeLine(x - r, y - r, x + r, y + r);
    gc.strokeLine(x - r, y + r, x + r, y - r);
  }

  private static void brokenRing(GraphicsContext gc, double x, double y, double r) {
    gc.setLineWidth(Math.max(1.2, r * 0.3));
    for (int i = 0; i < 6; i++) {
      gc.strokeArc(x - r, y - r, 2 * r, 2 * r, i * 60 + 12, 36, ArcType.OPEN);
    }
  }
}
