package cachescope.event;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts as people write them, in options and in files. Each throws {@link
 * IllegalArgumentException} with a sentence that says what would be right.
 */
public final class Amounts {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(ms|s|m|h|)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(b|kb|mb|gb)?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final Map<String, Long> UNITS =
      Map.of("b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);

  private Amounts() {}

  /** {@code 200ms}, {@code 60s}, {@code 1.5m}, {@code 1h}; a bare number is seconds. */
  public static Duration duration(String text) {
    Matcher form = TIME.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a duration: write 200ms, 60s, 1m or 1h (a bare number is seconds)");
    }
    long unit =
        switch (form.group(2)) {
          case "ms" -> 1_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> 1_000_000_000L;
        };
    try {
      return Duration.ofNanos(
          new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit)).longValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("'" + text + "' is too long or too fine a duration");
    }
  }

  /** {@code 64KB}, {@code 3MB}, {@code 0}; a thousand and twenty-four each. */
  public static long bytes(String text) {
    Matcher form = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a size: write 64KB or 3MB");
    }
    String unit = form.group(2) == null ? "b" : form.group(2);
    return Long.parseLong(form.group(1)) * UNITS.getOrDefault(unit, 1L);
  }

  /** {@code 5%} or {@code 0.05}. */
  public static double share(String text) {
    String number = text.strip();
    boolean percent = number.endsWith("%");
    return number(percent ? number.substring(0, number.length() - 1).strip() : number, text)
        / (percent ? 100 : 1);
  }

  /** A number that is not negative. */
  public static double number(String text) {
    return number(text.strip(), text);
  }

  private static double number(String digits, String text) {
    if (!NUMBER.matcher(digits).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a number such as 5 or 0.5");
    }
    return Double.parseDouble(digits);
  }

  /**
   * Any number.
   *
   * @param what it is of, with which the sentence begins
   * @param form what the whole may look like
   */
  public static double number(String what, String text, String form) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          what + " must be a number, '" + text + "' is not; as in " + form, e);
    }
  }

  /**
   * A whole number within bounds; {@code 1_000_000} is one too.
   *
   * @param what it is of, with which the sentence begins
   */
  public static long whole(String what, String text, long low, long high) {
    try {
      long number = Long.parseLong(text.strip().replace("_", ""));
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The sentence below says it.
    }
    throw new IllegalArgumentException(
        what + " must be a whole number from " + low + " to " + high + ", not '" + text + "'");
  }

  /** A whole number that is not negative. */
  public static int count(String text) {
    try {
      int count = Integer.parseInt(text.strip());
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // The sentence below is what a person reads.
    }
    throw new IllegalArgumentException("'" + text + "' is not a whole number such as 10");
  }

  /** {@code on} or {@code off}, also {@code true} and {@code false}. */
  public static boolean onOff(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is not on or off");
    };
  }
}
