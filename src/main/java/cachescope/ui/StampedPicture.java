package cachescope.ui;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A picture that small ones are stamped on, each over what is there. */
final class StampedPicture {
  private final int width;
  private final int height;
  private final int[] pixels;

  StampedPicture(int width, int height) {
    this.width = width;
    this.height = height;
    this.pixels = new int[width * height];
  }

  /**
   * Puts a square on it, wholly within.
   *
   * @param stamp pixels row by row, ARGB with the colours multiplied by alpha
   */
  void stamp(int[] stamp, int side, int left, int top) {
    for (int y = 0; y < side; y++) {
      int at = (top + y) * width + left;
      for (int x = 0; x < side; x++, at++) {
        pixels[at] = over(stamp[y * side + x], pixels[at]);
      }
    }
  }

  /** Porter and Duff's "source over destination", two channels at a time. */
  private static int over(int source, int destination) {
    int alpha = source >>> 24;
    if (alpha == 0) {
      return destination;
    }
    if (alpha == 255 || destination == 0) {
      return source;
    }
    int rest = 256 - alpha - (alpha >>> 7);
    int odd = (((destination >>> 8) & 0x00ff00ff) * rest) & 0xff00ff00;
    int even = (((destination & 0x00ff00ff) * rest) >>> 8) & 0x00ff00ff;
    return source + (odd | even);
  }

  Image image() {
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
    return image;
  }
}
