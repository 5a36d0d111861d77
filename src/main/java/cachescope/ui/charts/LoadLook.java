package cachescope.ui.charts;

import cachescope.metrics.TimeColumn;
import cachescope.session.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the database finished, second by second.
 *
 * @param perSecond loads of each whole second of the last minute, the oldest first
 * @param end session nanoseconds at the end of the newest, a whole second
 */
record LoadLook(long end, List<Integer> perSecond) {
  static final long SECOND = 1_000_000_000L;
  private static final int SECONDS = 60;

  static LoadLook of(Frame frame, long t) {
    List<TimeColumn> columns = frame.metrics().columns();
    long end = Math.ceilDiv(LatencyLook.end(columns, t), SECOND) * SECOND;
    int[] loads = new int[SECONDS];
    for (TimeColumn column : columns) {
      long ago = (end - column.start() - 1) / SECOND;
      if (ago >= 0 && ago < SECONDS) {
        loads[SECONDS - 1 - (int) ago] += column.loads();
      }
    }
    List<Integer> list = new ArrayList<>();
    for (int n : loads) {
      list.add(n);
    }
    return new LoadLook(end, List.copyOf(list));
  }

  /** Those of the last second that is over. */
  int last() {
    return perSecond.get(Math.max(0, perSecond.size() - 2));
  }

  /** The largest of the minute, at least 1. */
  int most() {
    return perSecond.stream().mapToInt(Integer::intValue).max().orElse(1);
  }
}
