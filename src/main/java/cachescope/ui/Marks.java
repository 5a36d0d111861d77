package cachescope.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Many signs of one meaning. The frequent ones are drawn once into a small picture, kept and
 * stamped: without a graphics card a curve costs twenty times as much as a copy of its pixels.
 * Where there are very many, they are put together here and drawn as one.
 */
public final class Marks {
  /** Radii are rounded to this many a pixel, so that few pictures will do. */
  private static final double STEPS = 2;

  /** Each pixel is looked at in so many places, squared. */
  private static final int SAMPLES = 4;

  /** From so many on, one large picture costs less than the stamps one by one. */
  private static final int MANY = 100;

  private record Mark(double x, double y, double r) {}

  private record Look(double r, Color paint) {}

  private static final class Stamp {
    final Image image;
    final int side;
    final int[] pixels;

    Stamp(Image image) {
      this.image = image;
      this.side = (int) image.getWidth();
      this.pixels = new int[side * side];
      image
          .getPixelReader()
          .getPixels(0, 0, side, side, PixelFormat.getIntArgbPreInstance(), pixels, 0, side);
    }
  }

  private final Sign sign;
  private final List<Mark> marks = new ArrayList<>();
  private final Map<Look, Stamp> stamps = new HashMap<>();

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
    if (marks.size() >= MANY) {
      together(gc, paint, scale);
      return;
    }
    for (Mark mark : marks) {
      Stamp stamp = stampOf(mark, paint, scale);
      double side = stamp.side;
      gc.drawImage(
          stamp.image,
          left(mark.x(), stamp, scale) / scale,
          left(mark.y(), stamp, scale) / scale,
          side / scale,
          side / scale);
    }
  }

  private void together(GraphicsContext gc, Color paint, double scale) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = Integer.MIN_VALUE;
    int foot = Integer.MIN_VALUE;
    for (Mark mark : marks) {
      Stamp stamp = stampOf(mark, paint, scale);
      int x = left(mark.x(), stamp, scale);
      int y = left(mark.y(), stamp, scale);
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + stamp.side);
      foot = Math.max(foot, y + stamp.side);
    }
    var picture = new StampedPicture(right - left, foot - top);
    for (Mark mark : marks) {
      Stamp stamp = stampOf(mark, paint, scale);
      picture.stamp(
          stamp.pixels,
          stamp.side,
          left(mark.x(), stamp, scale) - left,
          left(mark.y(), stamp, scale) - top);
    }
    gc.drawImage(
        picture.image(), left / scale, top / scale, (right - left) / scale, (foot - top) / scale);
  }

  private Stamp stampOf(Mark mark, Color paint, double scale) {
    double r = Math.rint(mark.r() * scale * STEPS) / STEPS;
    return stamps.computeIfAbsent(new Look(r, paint), this::picture);
  }

  /** Where a stamp begins, in pixels of the screen; the same downwards. */
  private static int left(double centre, Stamp stamp, double scale) {
    return (int) Math.rint(centre * scale - stamp.side / 2.0);
  }

  /** Pixels of the screen in one of ours. */
  private static double scale(GraphicsContext gc) {
    var scene = gc.getCanvas().getScene();
    return scene == null || scene.getWindow() == null ? 1 : scene.getWindow().getOutputScaleX();
  }

  private Stamp picture(Look look) {
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
    return new Stamp(picture);
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
