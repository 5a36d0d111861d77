package cachescope.ui.charts;

import cachescope.session.Frame;
import cachescope.stage.KeyCell;
import java.util.ArrayList;
import java.util.List;

/**
 * When the times of the cached keys will be over, counted from the moment that is shown.
 *
 * @param counts keys whose time ends in each step from then on
 * @param step length of a step, nanoseconds
 * @param overdue keys whose time is over, and that Redis has not removed yet
 * @param endless keys without a time to live
 */
record ExpiryLook(List<Integer> counts, long step, int overdue, int endless) {
  /** Fewer keys need no histogram. */
  static final int ENOUGH = 20;

  private static final int STEPS = 30;
  private static final long MILLI = 1_000_000L;
  private static final long[] NICE = {
    100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000, 3_600_000
  };

  ExpiryLook {
    counts = List.copyOf(counts);
  }

  /** Whether there are enough keys that will expire. */
  static boolean speaks(Frame frame) {
    return frame.stage().cells().stream()
            .filter(cell -> cell.deadline() < KeyCell.UNREAD)
            .limit(ENOUGH)
            .count()
        == ENOUGH;
  }

  static ExpiryLook of(Frame frame, long t) {
    List<KeyCell> cells = frame.stage().cells();
    List<KeyCell> ending = cells.stream().filter(cell -> cell.deadline() < KeyCell.UNREAD).toList();
    long longest = ending.stream().mapToLong(cell -> cell.leftAt(t)).max().orElse(0);
    // By the time they were given, so that the axis stands still while they run out.
    long given = ending.stream().mapToLong(KeyCell::ttlNanos).max().orElse(0);
    long step = step(Math.max(longest, given));
    int[] counts = new int[STEPS];
    int overdue = 0;
    for (KeyCell cell : ending) {
      if (cell.overdueAt(t)) {
        overdue++;
      } else {
        counts[(int) Math.min(STEPS - 1, cell.leftAt(t) / step)]++;
      }
    }
    List<Integer> all = new ArrayList<>();
    for (int count : counts) {
      all.add(count);
    }
    int endless = (int) cells.stream().filter(cell -> cell.deadline() == KeyCell.NEVER).count();
    return new ExpiryLook(all, step, overdue, endless);
  }

  private static long step(long longest) {
    for (long nice : NICE) {
      if (nice * MILLI * STEPS >= longest) {
        return nice * MILLI;
      }
    }
    return (longest + STEPS - 1) / STEPS;
  }

  /** Most keys that end within one step. */
  int most() {
    return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  int ending() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /** How far the axis goes, nanoseconds. */
  long span() {
    return step * counts.size();
  }
}
