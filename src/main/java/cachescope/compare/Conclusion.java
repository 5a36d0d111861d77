package cachescope.compare;

import cachescope.compare.PairedBootstrap.Intervals;
import cachescope.event.ArmFigures;
import cachescope.event.Figures;
import java.util.Locale;

/** What the figures allow one to say, in a few sentences, and nothing more. */
final class Conclusion {
  private static final double SAME = 0.1;
  private static final double SAME_MEAN = 0.05;

  private Conclusion() {}

  /** Before there are enough pairs. */
  static String tooFew(int pairs) {
    return "Too few requests so far to say which is faster: " + pairs + ".";
  }

  /**
   * @param ratio mean without the cache over mean with it
   * @param pilingUp whether latencies without the cache grew from the beginning to the end
   */
  static String of(
      ArmFigures on, ArmFigures off, double ratio, Intervals intervals, boolean pilingUp) {
    StringBuilder text = new StringBuilder(mean(on, off, ratio, intervals.mean()));
    if (intervals.p99().known()) {
      text.append(' ').append(tail(on, off, intervals.p99()));
    }
    if (pilingUp) {
      text.append(
          " Without the cache requests piled up in front of the database: the longer the run, the"
              + " larger the factor.");
    }
    if (on.errors() + off.errors() > 0) {
      text.append(" Left unanswered: ")
          .append(on.errors())
          .append(" with the cache, ")
          .append(off.errors())
          .append(" without.");
    }
    return text.toString();
  }

  private static String mean(ArmFigures on, ArmFigures off, double ratio, Interval interval) {
    if (interval.within(1 - SAME_MEAN, 1 + SAME_MEAN)) {
      return "The cache made no difference to the mean: "
          + duration(on.mean())
          + " with it and "
          + duration(off.mean())
          + " without "
          + bounds(interval.low(), interval.high())
          + "; "
          + saved(on, off);
    }
    String fromTo = " from " + duration(off.mean()) + " to " + duration(on.mean());
    if (interval.above(1) && interval.wide()) {
      return "With the cache the mean fell"
          + fromTo
          + ", too unevenly to say how much; "
          + saved(on, off);
    }
    if (interval.above(1)) {
      return "With the cache the mean fell"
          + fromTo
          + ": "
          + factor(ratio)
          + " times faster "
          + bounds(interval.low(), interval.high())
          + ", and "
          + saved(on, off);
    }
    if (interval.below(1)) {
      return "The cache made it slower: the mean rose"
          + fromTo
          + ", "
          + factor(1 / ratio)
          + " times slower "
          + bounds(1 / interval.high(), 1 / interval.low())
          + ". Asking Redis cost more than the loads it saved; "
          + saved(on, off);
    }
    return "These numbers do not allow to say which is faster: the means are "
        + duration(on.mean())
        + " with the cache and "
        + duration(off.mean())
        + " without, a factor of "
        + factor(ratio)
        + " "
        + bounds(interval.low(), interval.high())
        + "; "
        + saved(on, off);
  }

  private static String saved(ArmFigures on, ArmFigures off) {
    if (off.loads() == 0) {
      return "there were no loads to save.";
    }
    double share = on.loadsSavedAgainst(off);
    return String.format(Locale.ROOT, "%.0f %% of the loads were saved.", 100 * Math.max(0, share));
  }

  private static String tail(ArmFigures on, ArmFigures off, Interval p99) {
    if (p99.within(1 - SAME, 1 + SAME)) {
      return on.loads() > 0
          ? "p99 is unchanged: a miss still waits for the database."
          : "p99 is unchanged.";
    }
    String fromTo =
        " from " + duration((double) off.p99()) + " to " + duration((double) on.p99()) + ".";
    if (p99.above(1)) {
      return "p99 fell too," + fromTo;
    }
    return p99.below(1)
        ? "p99 rose" + fromTo
        : "Of p99 these numbers say nothing certain: a factor between "
            + factor(p99.low())
            + " and "
            + factor(p99.high())
            + ".";
  }

  static String bounds(double low, double high) {
    return "(95 % interval " + factor(low) + "–" + factor(high) + ")";
  }

  /** A factor with the digits that count: {@code 12}, {@code 1.4}, {@code 0.97}. */
  static String factor(double factor) {
    if (factor < 1.995) {
      return String.format(Locale.ROOT, "%.2f", factor);
    }
    return factor < 99.95
        ? String.format(Locale.ROOT, "%.1f", factor)
        : Figures.count(Math.round(factor));
  }

  /**
   * A duration in nanoseconds: {@code 0.38 ms}, {@code 86 ms}, {@code 1 001 ms}, {@code 12.4 s}.
   */
  static String duration(double nanos) {
    return Figures.duration(Math.round(nanos));
  }
}
