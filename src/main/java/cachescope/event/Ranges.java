package cachescope.event;

import java.time.Duration;

/** Checks of settings, with a sentence that names what was wrong and what would be right. */
final class Ranges {
  private Ranges() {}

  static void check(String what, Duration value, Duration low, Duration high) {
    if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          what + " must be from " + words(low) + " to " + words(high) + ", was " + words(value));
    }
  }

  static void check(String what, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          what + " must be from " + low + " to " + high + ", was " + value);
    }
  }

  static void check(String what, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          what + " must be from " + plain(low) + " to " + plain(high) + ", was " + plain(value));
    }
  }

  /** 0, or within the bounds: a switch with a value. */
  static void checkOrOff(String what, Duration value, Duration low, Duration high) {
    if (!value.isZero()) {
      check(what + " (0 s: off)", value, low, high);
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** As the options take it: in the largest unit that leaves no rest. */
  static String words(Duration time) {
    long millis = time.toMillis();
    if (millis == 0 || millis % 1_000 != 0) {
      return millis == 0 ? "0 s" : millis + " ms";
    }
    return millis % 3_600_000 == 0 ? millis / 3_600_000 + " h" : millis / 1_000 + " s";
  }
}
