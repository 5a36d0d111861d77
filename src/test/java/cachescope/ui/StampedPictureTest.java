package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.Test;

/** Pixels are put over pixels as Porter and Duff say. */
class StampedPictureTest {
  @Test
  void eachPixelIsSourceOverDestination() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      int below = premultiplied(random);
      int above = premultiplied(random);
      StampedPicture picture = new StampedPicture(2, 2);
      picture.stamp(new int[] {below}, 1, 1, 1);
      picture.stamp(new int[] {above}, 1, 1, 1);
      int[] pixels = new int[4];
      picture
          .image()
          .getPixelReader()
          .getPixels(0, 0, 2, 2, PixelFormat.getIntArgbPreInstance(), pixels, 0, 2);
      assertThat(pixels).startsWith(0, 0, 0);
      for (int shift = 0; shift < 32; shift += 8) {
        double rest = 1 - (above >>> 24) / 255.0;
        double expected = (above >>> shift & 255) + (below >>> shift & 255) * rest;
        assertThat((double) (pixels[3] >>> shift & 255)).isCloseTo(expected, within(1.5));
      }
    }
  }

  private static int premultiplied(SplittableRandom random) {
    int alpha = random.nextInt(256);
    int pixel = alpha << 24;
    for (int shift = 0; shift < 24; shift += 8) {
      pixel |= random.nextInt(alpha + 1) << shift;
    }
    return pixel;
  }
}
