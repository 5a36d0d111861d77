package cachescope.compare;

import cachescope.compare.PairedBootstrap.Intervals;
import cachescope.event.ArmFigures;

/** What is said of the figures of a comparison. */
@FunctionalInterface
interface Verdict {
  /** Of the cache on against the cache off. */
  Verdict CACHE_ON_OR_OFF = Conclusion::of;

  /**
   * A few sentences, and nothing that the figures do not allow.
   *
   * @param ratio mean of {@code off} over mean of {@code on}
   * @param pilingUp whether latencies of {@code off} grew from the beginning to the end
   */
  String of(ArmFigures on, ArmFigures off, double ratio, Intervals intervals, boolean pilingUp);
}
