package cachescope.ui;

import cachescope.metrics.Totals;

/**
 * How the cache did over some span: a ratio of the reads that it answered, and how many it did not.
 *
 * @param ratio hits over hits and misses, 0 to 1; NaN where no read got an answer from the cache
 * @param without share of the reads that passed the cache by or for which it failed, 0 to 1
 * @param failed whether it failed for more reads than passed it by
 */
public record Asked(double ratio, double without, boolean failed) {
  public static Asked of(Totals totals) {
    long without = totals.bypasses() + totals.cacheErrors();
    return new Asked(
        totals.hitRatio(),
        without == 0 ? 0 : (double) without / totals.requests(),
        totals.cacheErrors() > totals.bypasses());
  }

  /** Whether there were reads, and the cache answered none of them. */
  public boolean silent() {
    return Double.isNaN(ratio) && without > 0;
  }

  /** Whether a ratio speaks for all reads of the span. */
  public boolean whole() {
    return !Double.isNaN(ratio) && without == 0;
  }

  /** The ratio; in words, where there can be none. */
  public String words() {
    return silent() ? failed ? "cache failed" : "cache not asked" : Words.percent(ratio);
  }

  /** The share that the ratio does not speak of: {@code not asked 43 %}; else empty. */
  public String rest() {
    return silent() || without == 0 ? "" : name() + " " + Words.percent(without);
  }

  /** What became of the rest, in two words. */
  public String name() {
    return failed ? "cache failed" : "not asked";
  }
}
