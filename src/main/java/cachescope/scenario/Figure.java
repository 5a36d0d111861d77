package cachescope.scenario;

import cachescope.event.Figures;
import java.util.Locale;
import java.util.Set;

/** The numbers of {@link Numbers} as people read them, each in its unit. */
public final class Figure {
  private static final double NANOS = 1e6;

  /** Milliseconds. */
  private static final Set<String> TIMES =
      Set.of("p50", "p90", "p99", "max", "mean", "hitP50", "hitP99", "cacheTime");

  private static final Set<String> SHARES = Set.of("hitRatio");

  private Figure() {}

  /** Whether a number is a time in milliseconds. */
  public static boolean isTime(String name) {
    return TIMES.contains(name);
  }

  /** A measured number of that name: {@code 1 629 ms}, {@code 49.8 %}, {@code 100}. */
  public static String of(String name, double value) {
    if (Double.isNaN(value)) {
      return "nothing";
    }
    if (isTime(name)) {
      return Figures.duration(Math.round(value * NANOS));
    }
    if (SHARES.contains(name)) {
      return Figures.percent(value);
    }
    return plain(value);
  }

  /** A number without a unit. */
  static String plain(double value) {
    if (value == Math.rint(value) || Math.abs(value) >= 100) {
      return Figures.count(Math.round(value));
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 1 ? "%.1f" : "%.3f", value);
  }

  /**
   * What a number of that name must be, in words: {@code ≥ 500 ms}, {@code ≤ 60 % of the run
   * without a fix}.
   *
   * @param wanted as the file says it
   */
  public static String wanted(String name, String wanted) {
    Condition condition = Condition.parse(name, wanted);
    String sign =
        switch (condition.relation()) {
          case LESS -> "< ";
          case AT_MOST -> "\u2264 ";
          case EQUAL -> "= ";
          case AT_LEAST -> "\u2265 ";
          case MORE -> "> ";
        };
    return condition.ofPlain()
        ? sign + plain(condition.amount() * 100) + " % of the run without a fix"
        : sign + bound(name, condition.amount());
  }

  /** A bound has only the digits that it was given. */
  private static String bound(String name, double amount) {
    if (isTime(name)) {
      return plain(amount) + " ms";
    }
    return SHARES.contains(name) ? plain(amount * 100) + " %" : plain(amount);
  }
}
