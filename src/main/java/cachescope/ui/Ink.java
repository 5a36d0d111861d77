package cachescope.ui;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * A pen with the theme's colours and letters. Sizes of letters are given unscaled; everything else
 * in pixels.
 *
 * <p>Fonts and widths of words are kept, because asking JavaFX for them costs more than drawing.
 */
public final class Ink {
  private static final int KEPT_WIDTHS = 4_000;

  private record Face(boolean mono, boolean bold, double size) {}

  private record Word(String text, Face face) {}

  private final Palette palette;
  private final double scale;
  private final Map<Face, Font> fonts = new HashMap<>();
  private final Map<Word, Double> widths =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Word, Double> eldest) {
          return size() > KEPT_WIDTHS;
        }
      };
  private final Text measure = new Text();

  public Ink(Palette palette, double scale) {
    this.palette = palette;
    this.scale = scale;
  }

  public Palette palette() {
    return palette;
  }

  /** The text scale, 1 as designed. */
  public double scale() {
    return scale;
  }

  /** A length that grows with the text. */
  public double px(double length) {
    return length * scale;
  }

  public Pen sans(double size) {
    return new Pen(new Face(false, false, size));
  }

  public Pen bold(double size) {
    return new Pen(new Face(false, true, size));
  }

  public Pen mono(double size) {
    return new Pen(new Face(true, false, size));
  }

  public Pen monoBold(double size) {
    return new Pen(new Face(true, true, size));
  }

  /** Fills and outlines a box with round corners; an outline is drawn inside. */
  public void box(
      GraphicsContext gc,
      double x,
      double y,
      double w,
      double h,
      double radius,
      Color fill,
      Color outline,
      double line) {
    gc.setFill(fill);
    gc.fillRoundRect(x, y, w, h, 2 * radius, 2 * radius);
    if (line > 0) {
      gc.setStroke(outline);
      gc.setLineWidth(line);
      double half = line / 2;
      gc.strokeRoundRect(x + half, y + half, w - line, h - line, 2 * radius, 2 * radius);
    }
  }

  /** A ring around a centre; {@code share} of it, clockwise from the top, in {@code paint}. */
  public void ring(
      GraphicsContext gc, double x, double y, double r, double line, double share, Color paint) {
    gc.setLineWidth(line);
    gc.setStroke(palette.line());
    gc.strokeOval(x - r, y - r, 2 * r, 2 * r);
    if (share > 0) {
      gc.setStroke(paint);
      gc.strokeArc(x - r, y - r, 2 * r, 2 * r, 90, -360 * share, ArcType.OPEN);
    }
  }

  /** Letters of one face and size. */
  public final class Pen {
    private final Face face;

    private Pen(Face face) {
      this.face = face;
    }

    public Font font() {
      return fonts.computeIfAbsent(face, Ink.this::make);
    }

    /** Height of a line, pixels. */
    public double line() {
      return face.size() * scale * 1.35;
    }

    /** Width of a text, pixels. */
    public double width(String text) {
      return widths.computeIfAbsent(new Word(text, face), Ink.this::measured);
    }

    /** The text, shortened with an ellipsis until it is no wider than {@code most} pixels. */
    public String fit(String text, double most) {
      if (width(text) <= most) {
        return text;
      }
      int keep = text.length();
      while (keep > 0 && width(text.substring(0, keep) + "…") > most) {
        keep--;
      }
      return keep == 0 ? "" : text.substring(0, keep).stripTrailing() + "…";
    }

    /** Writes from {@code x} on, its middle at {@code y}; returns where it ended. */
    public double write(GraphicsContext gc, String text, double x, double y, Color paint) {
      put(gc, text, x, y, paint, TextAlignment.LEFT);
      return x + width(text);
    }

    /** Writes up to {@code x}; returns where it began. */
    public double writeTo(GraphicsContext gc, String text, double x, double y, Color paint) {
      put(gc, text, x, y, paint, TextAlignment.RIGHT);
      return x - width(text);
    }

    public void centre(GraphicsContext gc, String text, double x, double y, Color paint) {
      put(gc, text, x, y, paint, TextAlignment.CENTER);
    }

    private void put(
        GraphicsContext gc, String text, double x, double y, Color paint, TextAlignment align) {
      gc.setFont(font());
      gc.setFill(paint);
      gc.setTextAlign(align);
      gc.setTextBaseline(VPos.CENTER);
      gc.fillText(text, x, y);
    }
  }

  private Font make(Face face) {
    FontWeight weight = face.bold() ? FontWeight.BOLD : FontWeight.NORMAL;
    double size = face.size() * scale;
    return face.mono() ? Fonts.mono(weight, size) : Fonts.sans(weight, size);
  }

  private double measured(Word word) {
    measure.setFont(fonts.computeIfAbsent(word.face(), this::make));
    measure.setText(word.text());
    return measure.getLayoutBounds().getWidth();
  }
}
