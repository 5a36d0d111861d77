package cachescope.ui.charts;

import cachescope.event.ArmFigures;
import cachescope.event.ComparisonFigures;
import cachescope.ui.Words;
import java.util.Locale;

/** What a comparison of cache on and off allows one to say, in words. */
final class ComparisonWords {
  private ComparisonWords() {}

  /**
   * {@code Mean 12× faster, 91 % fewer loads}; while it runs, that this is so far; while nothing is
   * known, that it is measured.
   */
  static String headline(ComparisonFigures figures) {
    if (Double.isNaN(figures.ratio()) || figures.off().answered() == 0) {
      return "Measuring both ways…";
    }
    String words = mean(figures.ratio()) + ", " + loads(figures.on(), figures.off());
    return figures.finished() ? words : "So far: m" + words.substring(1);
  }

  private static String mean(double ratio) {
    if (Math.abs(ratio - 1) < 0.05) {
      return "Mean about the same";
    }
    return ratio > 1
        ? "Mean " + Words.times(ratio) + " faster"
        : "Mean " + Words.times(1 / ratio) + " slower with the cache";
  }

  private static String loads(ArmFigures on, ArmFigures off) {
    if (off.loads() == 0) {
      return "no loads to save";
    }
    long percent = Math.round(100 * on.loadsSavedAgainst(off));
    if (percent == 0) {
      return "as many loads";
    }
    return percent > 0 ? percent + " % fewer loads" : -percent + " % more loads";
  }

  /** {@code 95 % interval of the ratio 10.9–13.2}; empty while unknown. */
  static String interval(ComparisonFigures figures) {
    if (Double.isNaN(figures.ratioLow()) || Double.isNaN(figures.ratioHigh())) {
      return "";
    }
    return "95 % intervals: mean "
        + range(figures.ratioLow(), figures.ratioHigh())
        + optional(" · median ", figures.medianLow(), figures.medianHigh())
        + optional(" · p99 ", figures.p99Low(), figures.p99High());
  }

  private static String optional(String name, double low, double high) {
    return Double.isNaN(low) || Double.isNaN(high) ? "" : name + range(low, high);
  }

  private static String range(double low, double high) {
    return number(low) + "–" + number(high) + "×";
  }

  private static String number(double value) {
    return value < 99.95
        ? String.format(Locale.ROOT, value < 9.995 ? "%.2f" : "%.1f", value)
        : Words.count(Math.round(value));
  }

  /** {@code p50 1 001 ms · p99 1 004 ms}. */
  static String percentiles(ArmFigures arm) {
    return "p50 " + Words.duration(arm.p50()) + " · p99 " + Words.duration(arm.p99());
  }

  /** {@code 20 loads for 57 answers · 1 unanswered}. */
  static String loads(ArmFigures arm) {
    String errors = arm.errors() == 0 ? "" : " · " + Words.count(arm.errors()) + " unanswered";
    return Words.count(arm.loads(), "load")
        + " for "
        + Words.count(arm.answered(), "answer")
        + errors;
  }
}
