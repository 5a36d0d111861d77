package cachescope.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Many signs of one meaning. The frequent ones are drawn once into a small picture, kept and
 * stamped: without a graphics card a curve costs twenty times as much as a copy of its pixels.
 */
public final class Marks {
  /** Radii are rounded to this many a pixel, so that few pictures will do. */
  private static final double STEPS = 2;

  /** Each pixel is looked at in so many places, squared. */
  private static final int SAMPLES = 4;

  private record Mark(double x, double y, double r) {}

  private record Look(double r, Color paint) {}

  private final Sign sign;
  private final List<Mark> marks = new ArrayList<>();
  private final Map<Look, Image> stamps = new HashMap<>();

  public Marks(Sign sign) {
    this.sign = sign;
  }

  /** One more, around a centre, {@code r} pixels to each side. */
  public void add(double x, double y, double r) {
    marks.add(new Mark(x, y, r));
  }

  /** Draws them all, and begins anew. */
  public void draw(GraphicsContext gc, Color paint) {
    switch (sign) {
      case REQUEST, HIT, MISS, EXPIRED -> stamp(gc, paint);
      default -> marks.forEach(mark -> sign.draw(gc, mark.x(), mark.y(), mark.r(), paint));
    }
    marks.clear();
  }

  private void stamp(GraphicsContext gc, Color paint) {
    double scale = scale(gc);
    for (Mark mark : marks) {
      double r = Math.rint(mark.r() * scale * STEPS) / STEPS;
      Image stamp = stamps.computeIfAbsent(new Look(r, paint), this::picture);
      double side = stamp.getWidth();
      double x = Math.rint(mark.x() * scale - side / 2) / scale;
      double y = Math.rint(mark.y() * scale - side / 2) / scale;
      gc.drawImage(stamp, x, y, side / scale, side / scale);
    }
  }

  /** Pixels of the screen in one of ours. */
  private static double scale(GraphicsContext gc) {
    var scene = gc.getCanvas().getScene();
    return scene == null || scene.getWindow() == null ? 1 : scene.getWindow().getOutputScaleX();
  }

  private Image picture(Look look) {
    double r = look.r();
    int side = 2 * (int) Math.ceil(1.15 * r) + 1;
    WritableImage picture = new WritableImage(side, side);
    PixelWriter pixels = picture.getPixelWriter();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double share = share(x - side / 2.0, y - side / 2.0, r);
        pixels.setColor(x, y, look.paint().deriveColor(0, 1, 1, share));
      }
    }
    return picture;
  }

  /** How much of a pixel is inside the shape, 0 to 1. */
  private double share(double left, double top, double r) {
    int inside = 0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
      int column = i % SAMPLES;
      int row = i / SAMPLES;
      double x = left + (column + 0.5) / SAMPLES;
      double y = top + (row + 0.5) / SAMPLES;
      inside += covers(x, y, r) ? 1 : 0;
    }
    return (double) inside / (SAMPLES * SAMPLES);
  }

  /** The same shapes as {@link Sign#draw} draws, around zero. */
  private boolean covers(double x, double y, double r) {
    return switch (sign) {
      case MISS -> y <= 0.85 * r && Math.abs(x) <= 1.1 * (y + r) / 1.85;
      case EXPIRED -> {
        double angle = Math.floorMod((int) Math.toDegrees(Math.atan2(-y, x)), 60);
        double line = Math.max(1.2, 0.255 * r);
        yield Math.abs(Math.hypot(x, y) - 0.85 * r) <= line / 2 && angle >= 12 && angle < 48;
      }
      default -> Math.hypot(x, y) <= r;
    };
  }
}
