package cachescope.compare;

import cachescope.compare.PairedBootstrap.Intervals;
import cachescope.event.ArmFigures;

/** What the figures allow one to say of one changed setting. */
final class ChangeConclusion implements Verdict {
  private static final double SAME = 0.05;

  private final String change;

  /**
   * @param change such as {@code time to live 60 s → 5 s}; stands behind "with"
   */
  ChangeConclusion(String change) {
    this.change = change;
  }

  @Override
  public String of(
      ArmFigures changed, ArmFigures again, double ratio, Intervals intervals, boolean pilingUp) {
    StringBuilder text = new StringBuilder(mean(changed, again, ratio, intervals.mean()));
    text.append(' ').append(loads(changed, again));
    if (changed.errors() + again.errors() > 0) {
      text.append(
          " Left unanswered: %d with it, %d without.".formatted(changed.errors(), again.errors()));
    }
    return text.toString();
  }

  private String mean(ArmFigures changed, ArmFigures again, double ratio, Interval interval) {
    String with = "With " + change;
    String means =
        " from " + Conclusion.duration(again.mean()) + " to " + Conclusion.duration(changed.mean());
    if (interval.within(1 - SAME, 1 + SAME)) {
      return with + " the mean stays about the same: it went" + means + ".";
    }
    if (interval.above(1)) {
      return with
          + " the mean falls"
          + means
          + ": "
          + Conclusion.factor(ratio)
          + " times faster "
          + Conclusion.bounds(interval.low(), interval.high())
          + ".";
    }
    if (interval.below(1)) {
      return with
          + " the mean rises"
          + means
          + ": "
          + Conclusion.factor(1 / ratio)
          + " times slower "
          + Conclusion.bounds(1 / interval.high(), 1 / interval.low())
          + ".";
    }
    return with
        + " the mean went"
        + means
        + "; these requests are too few or too uneven to call that a difference "
        + Conclusion.bounds(interval.low(), interval.high())
        + ".";
  }

  private static String loads(ArmFigures changed, ArmFigures again) {
    return "The database answers %d reads instead of %d.".formatted(changed.loads(), again.loads());
  }
}
