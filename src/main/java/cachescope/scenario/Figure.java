package cachescope.scenario;

import java.util.Locale;

/** Measured numbers as people read them. */
public final class Figure {
  private Figure() {}

  /** Whole numbers whole, others to three digits or so; "nothing" where nothing was measured. */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "nothing";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    int digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 3;
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
