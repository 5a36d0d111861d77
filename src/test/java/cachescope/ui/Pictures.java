package cachescope.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;

/** Scenes without a display, and what is on their pixels. */
public final class Pictures {
  private Pictures() {}

  /** A scene of a theme around a root, laid out. */
  public static Scene scene(Parent root, Theme theme, double w, double h) {
    Fonts.load();
    var scene = new Scene(root, w, h);
    theme.wear(scene);
    root.applyCss();
    root.layout();
    return scene;
  }

  /** How many pixels have about this colour. */
  public static int count(WritableImage image, Color color) {
    int n = 0;
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < (int) image.getHeight(); y++) {
      for (int x = 0; x < (int) image.getWidth(); x++) {
        Color at = pixels.getColor(x, y);
        double off =
            Math.abs(at.getRed() - color.getRed())
                + Math.abs(at.getGreen() - color.getGreen())
                + Math.abs(at.getBlue() - color.getBlue());
        n += off < 0.05 ? 1 : 0;
      }
    }
    return n;
  }

  public static void png(WritableImage image, Path file) throws IOException {
    int w = (int) image.getWidth();
    int h = (int) image.getHeight();
    var out = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        out.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    Files.createDirectories(file.getParent());
    ImageIO.write(out, "png", file.toFile());
  }
}
