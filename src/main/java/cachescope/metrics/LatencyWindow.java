package cachescope.metrics;

import java.util.ArrayDeque;

/**
 * Latencies of the last 60 s.
 *
 * <p>Folding an event only appends a number to its second. The histograms are brought up to date
 * when somebody looks: new samples go in, those of seconds that left the window are taken out.
 */
final class LatencyWindow {
  private static final long SECONDS = 60;
  private static final long NANOS = 1_000_000_000L;

  private final ArrayDeque<LatencySecond> seconds = new ArrayDeque<>();
  private final LatencyTotal window = new LatencyTotal();
  private long second;

  void add(boolean ofHit, long nanos) {
    LatencySecond open = seconds.peekLast();
    if (open == null || open.second() != second) {
      open = new LatencySecond(second);
      seconds.addLast(open);
    }
    open.add(ofHit, nanos);
  }

  /** Slides the window to a moment in session nanoseconds, never back. */
  void advance(long time) {
    second = Math.max(second, time / NANOS);
  }

  /** Latencies in the window, by the second: the open one and the 59 before it. */
  Latencies latencies() {
    LatencySecond oldest;
    while ((oldest = seconds.peekFirst()) != null && oldest.second() <= second - SECONDS) {
      seconds.removeFirst().takeOut(window);
    }
    long longestHit = 0;
    long longestMiss = 0;
    for (LatencySecond one : seconds) {
      one.putIn(window);
      longestHit = Math.max(longestHit, one.longestHit());
      longestMiss = Math.max(longestMiss, one.longestMiss());
    }
    window.longest(longestHit, longestMiss);
    return window.latencies();
  }

  /**
   * Drops the seconds that can never be shown again, so that nobody has to look for memory to stay
   * bounded.
   */
  void forget() {
    LatencySecond oldest;
    while ((oldest = seconds.peekFirst()) != null && oldest.second() <= second - 2 * SECONDS) {
      seconds.removeFirst().takeOut(window);
    }
  }

  LatencyWindow copy() {
    LatencyWindow copy = new LatencyWindow();
    copy.second = second;
    seconds.forEach(one -> copy.seconds.addLast(one.copy()));
    return copy;
  }
}
