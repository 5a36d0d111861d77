package cachescope.session;

/**
 * Which moment the picture shows.
 *
 * @param mode live, slower than live, or standing still
 * @param speed drawn seconds a real second, 0.001 to 1
 * @param picture session nanosecond that the picture showed when the clock showed {@code clock}
 * @param clock see {@code picture}
 * @param seq number of the last event in the picture
 */
public record Playback(Mode mode, double speed, long picture, long clock, long seq) {
  /** How the picture's time goes. */
  public enum Mode {
    LIVE,
    SLOW,
    PAUSED
  }

  public static final Playback START = new Playback(Mode.LIVE, 1, 0, 0, 0);

  /** The moment to draw when the session's clock shows {@code now}. */
  public long timeAt(long now) {
    return switch (mode) {
      case LIVE -> now;
      case PAUSED -> picture;
      case SLOW -> picture + (long) ((now - clock) * speed);
    };
  }

  /** How far the picture is behind, in nanoseconds. */
  public long behindAt(long now) {
    return Math.max(0, now - timeAt(now));
  }
}
