package cachescope.ui.controls;

import cachescope.ui.Texts;
import cachescope.ui.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A quantity that a slider offers and a field takes.
 *
 * @param unit in which the numbers are counted
 * @param low and {@code high}: the range that may be typed
 * @param stops values that the slider offers, ascending
 */
record Quantity(Unit unit, double low, double high, List<Double> stops) {
  /** How a number is written and read. */
  enum Unit {
    SECONDS,
    MILLIS,
    /** Zero is no limit. */
    MEGABYTES,
    PER_SECOND,
    PERCENT,
    NUMBER
  }

  static final Quantity TTL =
      of(
          Unit.SECONDS,
          1,
          86_400,
          1,
          2,
          3,
          4,
          5,
          6,
          8,
          10,
          12,
          15,
          20,
          25,
          30,
          40,
          50,
          60,
          80,
          100,
          120,
          150,
          180,
          240,
          300,
          420,
          600);
  static final Quantity MEMORY =
      of(Unit.MEGABYTES, 0, 4_096, 0, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64);
  static final Quantity DELAY =
      of(
          Unit.MILLIS,
          0,
          60_000,
          0,
          1,
          2,
          5,
          10,
          20,
          50,
          100,
          200,
          300,
          500,
          750,
          1_000,
          1_500,
          2_000,
          3_000,
          4_000,
          5_000);
  static final Quantity CONNECTIONS =
      of(Unit.NUMBER, 1, 1_000, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100);
  static final Quantity INSTANCES = of(Unit.NUMBER, 1, 4, 1, 2, 3, 4);
  static final Quantity USERS =
      of(
          Unit.NUMBER,
          1,
          1_000_000,
          3,
          10,
          20,
          50,
          100,
          200,
          500,
          1_000,
          2_000,
          5_000,
          10_000,
          100_000,
          1_000_000);
  static final Quantity SKEW = of(Unit.NUMBER, 0, 3, 0, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.5, 2, 3);
  static final Quantity RATE =
      of(
          Unit.PER_SECOND,
          0.1,
          20_000,
          0.1,
          0.2,
          0.5,
          1,
          2,
          5,
          10,
          20,
          40,
          70,
          100,
          200,
          400,
          700,
          1_000,
          2_000,
          4_000,
          7_000,
          10_000,
          20_000);
  static final Quantity WRITES =
      of(Unit.PERCENT, 0, 100, 0, 1, 2, 5, 10, 15, 20, 30, 40, 50, 75, 100);

  private static Quantity of(Unit unit, double low, double high, double... stops) {
    return new Quantity(unit, low, high, Arrays.stream(stops).boxed().toList());
  }

  /** As it is written beside the slider. */
  String write(double value) {
    return switch (unit) {
      case SECONDS -> value < 120 ? plain(value) + " s" : plain(value / 60) + " min";
      case MILLIS -> Words.count(Math.round(value)) + " ms";
      case MEGABYTES -> value == 0 ? Texts.say("quantity.noLimit") : plain(value) + " MB";
      case PER_SECOND -> Words.rate(value) + " /s";
      case PERCENT -> plain(value) + " %";
      case NUMBER -> value == Math.rint(value) ? Words.count((long) value) : plain(value);
    };
  }

  /**
   * What was typed, with or without its unit; empty where it is no such quantity or out of range.
   */
  OptionalDouble read(String typed) {
    String text = typed.toLowerCase(Locale.ROOT).replaceAll("[\\s\\u00A0\\u2009\\u202F]", "");
    if (unit == Unit.MEGABYTES && (text.equals("off") || text.startsWith("no"))) {
      return OptionalDouble.of(0);
    }
    double factor = factor(text);
    String digits = text.replaceAll("[a-z%/]+$", "").replace(',', '.');
    if (!digits.matches("\\d+(\\.\\d+)?") || Double.isNaN(factor)) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(digits) * factor;
    return value >= low && value <= high ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private double factor(String text) {
    String suffix = text.replaceAll("^[\\d.,]*", "");
    if (suffix.isEmpty()) {
      return 1;
    }
    return switch (unit) {
      case SECONDS -> suffixFactor(suffix, "s", 1, "min", 60, "m", 60, "h", 3_600, "ms", 0.001);
      case MILLIS -> suffixFactor(suffix, "ms", 1, "s", 1_000, "min", 60_000);
      case MEGABYTES -> suffixFactor(suffix, "mb", 1, "m", 1, "gb", 1_024, "g", 1_024);
      case PER_SECOND -> suffixFactor(suffix, "/s", 1);
      case PERCENT -> suffixFactor(suffix, "%", 1);
      case NUMBER -> Double.NaN;
    };
  }

  private static double suffixFactor(String suffix, Object... known) {
    for (int i = 0; i < known.length; i += 2) {
      if (known[i].equals(suffix)) {
        return ((Number) known[i + 1]).doubleValue();
      }
    }
    return Double.NaN;
  }

  /** Where a value stands among the stops, 0 to the last; between two of them in proportion. */
  double position(double value) {
    for (int i = 0; i < stops.size() - 1; i++) {
      if (value <= stops.get(i + 1)) {
        return i + Math.max(0, (value - stops.get(i)) / (stops.get(i + 1) - stops.get(i)));
      }
    }
    return stops.size() - 1.0;
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.2f", value).replaceAll("0+$", "");
  }
}
