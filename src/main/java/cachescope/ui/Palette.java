package cachescope.ui;

import javafx.scene.paint.Color;

/**
 * The colours of the screen: six that mean something, and those that hold the picture together.
 *
 * <p>The meaning colours are Okabe and Ito's, lightened for the dark theme and darkened for the
 * light one until each can be read as text (contrast at least 4.5) on background, surface and
 * raised. They never stand alone: a shape and a word go with each.
 *
 * @param hit and {@code miss}, {@code database}, {@code evicted}, {@code expired}, {@code
 *     invalidated}: meanings
 * @param background behind everything, {@code surface} of bars and cards, {@code raised} of fields
 *     and cells
 * @param line around and between things; not for text
 * @param text and {@code muted}: what is read first, and second
 * @param accent what can be worked with; means nothing by itself
 * @param danger something is wrong
 */
public record Palette(
    boolean dark,
    Color hit,
    Color miss,
    Color database,
    Color evicted,
    Color expired,
    Color invalidated,
    Color background,
    Color surface,
    Color raised,
    Color line,
    Color text,
    Color muted,
    Color accent,
    Color danger) {

  public static final Palette DARK =
      new Palette(
          true,
          Color.web("#2FC79A"),
          Color.web("#F0A51E"),
          Color.web("#56B4E9"),
          Color.web("#F2693A"),
          Color.web("#DE8ABA"),
          Color.web("#7FB5FF"),
          Color.web("#0E121B"),
          Color.web("#161C29"),
          Color.web("#1E2636"),
          Color.web("#2C3650"),
          Color.web("#F1F4FA"),
          Color.web("#9AA6BC"),
          Color.web("#7C9EFF"),
          Color.web("#FF7A6B"));

  public static final Palette LIGHT =
      new Palette(
          false,
          Color.web("#00704F"),
          Color.web("#8A5300"),
          Color.web("#00659E"),
          Color.web("#B23F00"),
          Color.web("#9A3C74"),
          Color.web("#2A5FC2"),
          Color.web("#F3F5F9"),
          Color.web("#FFFFFF"),
          Color.web("#E9EEF6"),
          Color.web("#CBD3E1"),
          Color.web("#121826"),
          Color.web("#525E75"),
          Color.web("#2F5BD7"),
          Color.web("#B3261E"));

  /** Contrast of two colours after WCAG 2: 1 (none) to 21. */
  public static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
