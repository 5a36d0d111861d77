package cachescope.ui.charts;

import cachescope.metrics.MetricsSnapshot;
import cachescope.metrics.Percentiles;
import cachescope.metrics.TimeColumn;
import java.util.List;

/**
 * What the latency chart shows.
 *
 * @param end session nanoseconds at the right edge, a whole column
 * @param lowDecade power of ten of nanoseconds at the foot of the axis, {@code highDecade} at its
 *     top
 */
record LatencyLook(
    long end,
    int lowDecade,
    int highDecade,
    Percentiles hit,
    Percentiles other,
    Percentiles all,
    List<TimeColumn> columns) {

  /** At session nanosecond {@code t}. */
  static LatencyLook of(MetricsSnapshot metrics, long t) {
    List<TimeColumn> columns = metrics.columns();
    int low = 5;
    int high = 6;
    for (TimeColumn column : columns) {
      for (int bin = 0; bin < TimeColumn.BINS; bin++) {
        if (column.hitBins()[bin] + column.otherBins()[bin] > 0) {
          int decade = 3 + bin / 16;
          low = Math.min(low, decade);
          high = Math.max(high, decade + 1);
        }
      }
    }
    return new LatencyLook(
        end(columns, t),
        low,
        Math.max(high, low + 2),
        metrics.lastMinute().hit(),
        metrics.lastMinute().miss(),
        metrics.lastMinute().all(),
        columns);
  }

  /** The end of the column that {@code t} is in, or of the last one where that is later. */
  static long end(List<TimeColumn> columns, long t) {
    long now = (Math.floorDiv(t, TimeColumn.SPAN) + 1) * TimeColumn.SPAN;
    return columns.isEmpty() ? now : Math.max(now, columns.getLast().start() + TimeColumn.SPAN);
  }
}
