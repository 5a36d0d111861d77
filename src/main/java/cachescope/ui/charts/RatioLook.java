package cachescope.ui.charts;

import cachescope.metrics.MetricsSnapshot;
import cachescope.metrics.TimeColumn;
import cachescope.session.Frame;
import cachescope.ui.Asked;
import java.util.List;

/**
 * Hit ratio over the last minute.
 *
 * @param recent ratio of the 10 s before each column's end, 0 to 1; NaN where nothing was looked up
 * @param total ratio since the session began, at each column's end
 * @param without share of each column's reads for which the cache was not asked, or failed
 * @param starts session nanoseconds of the columns
 */
record RatioLook(
    long end,
    List<Long> starts,
    List<Double> recent,
    List<Double> total,
    List<Double> without,
    Asked now,
    double all) {
  private static final int TEN_SECONDS = 40;

  static RatioLook of(Frame frame, long t) {
    MetricsSnapshot metrics = frame.metrics();
    List<TimeColumn> columns = metrics.columns();
    int n = columns.size();
    Double[] recent = new Double[n];
    Double[] total = new Double[n];
    long hits = metrics.totals().hits();
    long misses = metrics.totals().misses();
    for (int i = n - 1; i >= 0; i--) {
      total[i] = ratio(hits, misses);
      hits -= columns.get(i).hits();
      misses -= columns.get(i).misses();
      recent[i] = recent(columns, i);
    }
    return new RatioLook(
        LatencyLook.end(columns, t),
        columns.stream().map(TimeColumn::start).toList(),
        List.of(recent),
        List.of(total),
        columns.stream().map(RatioLook::without).toList(),
        Asked.of(metrics.recent()),
        metrics.totals().hitRatio());
  }

  private static double recent(List<TimeColumn> columns, int last) {
    long hits = 0;
    long misses = 0;
    for (int i = Math.max(0, last - TEN_SECONDS + 1); i <= last; i++) {
      hits += columns.get(i).hits();
      misses += columns.get(i).misses();
    }
    return ratio(hits, misses);
  }

  private static double without(TimeColumn column) {
    int reads = column.hits() + column.misses() + column.others();
    return reads == 0 ? 0 : (double) column.others() / reads;
  }

  private static double ratio(long hits, long misses) {
    return hits + misses <= 0 ? Double.NaN : (double) hits / (hits + misses);
  }
}
