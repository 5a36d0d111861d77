package cachescope.compare.report;

import cachescope.event.LatencyTally;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A histogram of latencies in bins of equal width on a logarithmic axis, ten a decade. Nothing is
 * smoothed: a bin holds what was counted.
 */
public final class LatencyBins {
  /** Bins of a power of ten. */
  public static final int A_DECADE = 10;

  /**
   * One bin that is not empty.
   *
   * @param from lower end, {@code to} the upper; nanoseconds
   * @param share of all, more than 0, at most 1
   */
  public record Bin(double from, double to, long count, double share) {}

  private LatencyBins() {}

  /** The bins that hold something, by latency; none where nothing was counted. */
  public static List<Bin> of(LatencyTally tally) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    long all = 0;
    for (int i = 0; i < tally.nanos().length; i++) {
      counts.merge(index(tally.nanos()[i]), tally.counts()[i], Long::sum);
      all += tally.counts()[i];
    }
    List<Bin> bins = new ArrayList<>();
    for (var each : counts.entrySet()) {
      long count = each.getValue();
      bins.add(new Bin(end(each.getKey()), end(each.getKey() + 1), count, (double) count / all));
    }
    return bins;
  }

  private static int index(long nanos) {
    return (int) Math.floor(Math.log10((double) Math.max(1, nanos)) * A_DECADE);
  }

  private static double end(int index) {
    return Math.pow(10, (double) index / A_DECADE);
  }
}
