package cachescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a person chose about the window, and what is kept from one day to the next.
 *
 * @param textScale 0.8 to 2
 * @param firstRunDone whether the first minute was seen or skipped
 * @param width and {@code height} of the window, pixels
 * @param recent Redis addresses used before, the newest first, without passwords, at most {@link
 *     #MOST_RECENT}
 */
public record Choices(
    Look look,
    double textScale,
    Motion motion,
    boolean firstRunDone,
    double width,
    double height,
    List<String> recent) {
  /** Dark or light. */
  public enum Look {
    SYSTEM,
    DARK,
    LIGHT
  }

  /** Whether what could stand may move. */
  public enum Motion {
    SYSTEM,
    FULL,
    REDUCED
  }

  public static final int MOST_RECENT = 8;
  public static final double SMALLEST_TEXT = 0.8;
  public static final double LARGEST_TEXT = 2;

  public static final Choices INITIAL =
      new Choices(Look.SYSTEM, 1, Motion.SYSTEM, false, 1_440, 900, List.of());

  public Choices {
    Objects.requireNonNull(look, "look");
    Objects.requireNonNull(motion, "motion");
    textScale = Double.isNaN(textScale) ? 1 : Math.clamp(textScale, SMALLEST_TEXT, LARGEST_TEXT);
    width = Double.isNaN(width) ? 1_440 : Math.clamp(width, 640, 7_680);
    height = Double.isNaN(height) ? 900 : Math.clamp(height, 480, 4_320);
    recent = recent.stream().map(Choices::withoutPassword).limit(MOST_RECENT).toList();
  }

  private static String withoutPassword(String uri) {
    return uri.replaceFirst("^([a-z+]*://)([^:@/]*):[^?]*@", "$1$2@").replace("://@", "://");
  }

  public Choices withLook(Look other) {
    return new Choices(other, textScale, motion, firstRunDone, width, height, recent);
  }

  public Choices withTextScale(double scale) {
    return new Choices(look, scale, motion, firstRunDone, width, height, recent);
  }

  public Choices withMotion(Motion other) {
    return new Choices(look, textScale, other, firstRunDone, width, height, recent);
  }

  public Choices withFirstRunDone(boolean done) {
    return new Choices(look, textScale, motion, done, width, height, recent);
  }

  public Choices withSize(double wide, double high) {
    return new Choices(look, textScale, motion, firstRunDone, wide, high, recent);
  }

  /** With an address, without its password, before the others. */
  public Choices withRecent(String address) {
    String uri = withoutPassword(address);
    List<String> uris = new ArrayList<>(recent);
    uris.remove(uri);
    uris.addFirst(uri);
    return new Choices(look, textScale, motion, firstRunDone, width, height, uris);
  }
}
