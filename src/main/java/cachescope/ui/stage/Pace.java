package cachescope.ui.stage;

/**
 * How often words and figures are drawn again while they change all the time: as fast as anybody
 * can read. What changes after a pause is drawn at once.
 */
final class Pace {
  private final long step;
  private long drawnAt = Long.MIN_VALUE / 2;

  /**
   * @param step shortest time from one drawing to the next, nanoseconds
   */
  Pace(long step) {
    this.step = step;
  }

  /** Whether it is too early to draw again; never where time stands still. */
  boolean early(long now) {
    return now > drawnAt && now - drawnAt < step;
  }

  void drawn(long now) {
    drawnAt = now;
  }
}
