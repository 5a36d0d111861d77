package cachescope.stage;

/** A duration in words, rounded to what a sentence needs. */
final class Elapsed {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Elapsed() {}

  /**
   * Such as {@code 40 ms}, {@code 12 s}, {@code 5 min}, {@code 3 h}; a negative duration counts as
   * none.
   */
  static String of(long nanos) {
    long some = Math.max(0, nanos);
    if (some < SECOND) {
      return some / MILLI + " ms";
    }
    if (some < 2 * MINUTE) {
      return some / SECOND + " s";
    }
    return some < 2 * HOUR ? some / MINUTE + " min" : some / HOUR + " h";
  }
}
