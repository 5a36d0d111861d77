package cachescope.ui.stage;

/**
 * The stretch of time that the lanes show.
 *
 * @param from session nanosecond at the left, {@code to} at the right; at least a second later
 */
record Viewport(long from, long to) {
  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;
  private static final long LEAST = 5 * SECOND;

  Viewport {
    to = Math.max(to, from + SECOND);
  }

  long span() {
    return to - from;
  }

  /** Where a moment is, 0 at the left and 1 at the right; outside of that where it is not shown. */
  double share(long time) {
    return (double) (time - from) / span();
  }

  long time(double share) {
    return from + (long) (share * span());
  }

  boolean shows(long time) {
    return time >= from && time <= to;
  }

  /** Moved so that a moment is in it; the same where it is already. */
  Viewport showing(long time) {
    if (shows(time)) {
      return this;
    }
    long left = Math.max(0, time - span() / 2);
    return new Viewport(left, left + span());
  }

  /**
   * Larger or smaller, while what is under the pointer stays there.
   *
   * @param factor above 1: more time
   * @param share where the pointer is
   * @param most longest span
   */
  Viewport zoomed(double factor, double share, long most) {
    long wanted = Math.clamp((long) (span() * factor), LEAST, Math.max(LEAST, most));
    long left = Math.max(0, time(share) - (long) (wanted * share));
    return new Viewport(left, left + wanted);
  }

  /** Of the same length, and up to a moment. */
  Viewport upTo(long end) {
    return new Viewport(end - span(), end);
  }
}
