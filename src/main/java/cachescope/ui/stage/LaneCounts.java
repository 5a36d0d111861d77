package cachescope.ui.stage;

import cachescope.session.Strip;
import cachescope.session.Timeline;

/** The timeline reduced to as many columns as are drawn. */
final class LaneCounts {
  private final Viewport view;
  private final long[][] counts;

  /**
   * @param columns how many fit on the screen, at least 1
   */
  LaneCounts(Timeline timeline, Viewport view, int columns) {
    this.view = view;
    this.counts = new long[Strip.Kind.values().length][Math.max(1, columns)];
    Strip fine = timeline.fine();
    long fineFrom = fine.size() == 0 ? Long.MAX_VALUE : fine.start();
    add(timeline.whole(), Long.MIN_VALUE, fineFrom);
    add(fine, fineFrom, Long.MAX_VALUE);
  }

  /** Counts the columns whose middle lies in a span. */
  private void add(Strip strip, long from, long to) {
    int columns = counts[0].length;
    for (int i = 0; i < strip.size(); i++) {
      long middle = strip.startOf(i) + strip.span() / 2;
      if (middle < from || middle >= to || !view.shows(middle)) {
        continue;
      }
      int column = Math.min(columns - 1, (int) (view.share(middle) * columns));
      int row = 0;
      for (Strip.Kind kind : Strip.Kind.values()) {
        counts[row++][column] += strip.count(i, kind);
      }
    }
  }

  long[] of(Strip.Kind kind) {
    int row = 0;
    for (Strip.Kind each : Strip.Kind.values()) {
      if (each == kind) {
        return counts[row];
      }
      row++;
    }
    throw new IllegalArgumentException("no such kind: " + kind);
  }

  long sum(Strip.Kind kind) {
    long sum = 0;
    for (long count : of(kind)) {
      sum += count;
    }
    return sum;
  }
}
