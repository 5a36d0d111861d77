package cachescope.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * The two type families that come with the program; where a file is missing, the system's own
 * stands in.
 */
public final class Fonts {
  /** Family of all prose. */
  public static final String SANS = "Inter";

  /** Family of keys, commands and figures. */
  public static final String MONO = "JetBrains Mono";

  private static final List<String> FILES =
      List.of(
          "Inter-Regular.otf",
          "Inter-Medium.otf",
          "Inter-SemiBold.otf",
          "Inter-Bold.otf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-Medium.ttf",
          "JetBrainsMono-Bold.ttf");

  private Fonts() {}

  /** Makes the families known to JavaFX; needed once, before the first text. */
  public static void load() {
    for (String file : FILES) {
      try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + file)) {
        if (in != null) {
          Font.loadFont(in, 12);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The font " + file + " cannot be read.", e);
      }
    }
  }

  /** Prose of {@code size} pixels. */
  public static Font sans(FontWeight weight, double size) {
    return Font.font(SANS, weight, size);
  }

  /** Keys, commands and figures of {@code size} pixels. */
  public static Font mono(FontWeight weight, double size) {
    return Font.font(MONO, weight, size);
  }
}
