package cachescope.metrics;

import java.util.TreeMap;

/**
 * Latencies of the last 60 s.
 *
 * <p>Folding an event only appends a number to the second of its time. The histograms are brought
 * up to date when somebody looks: new samples go in, those of seconds that left the window are
 * taken out. What is shown depends on the events and the moment alone, not on who looked before.
 */
final class LatencyWindow {
  private static final long SECONDS = 60;
  private static final long NANOS = 1_000_000_000L;

  private final TreeMap<Long, LatencySecond> seconds = new TreeMap<>();
  private final LatencyTotal window = new LatencyTotal();
  private LatencySecond open = new LatencySecond(Long.MIN_VALUE);
  private long newest;

  /**
   * @param at when it was answered, session nanoseconds
   */
  void add(long at, boolean ofHit, long nanos) {
    long second = Math.floorDiv(at, NANOS);
    if (open.second() != second) {
      reach(at);
      if (second <= newest - 2 * SECONDS) {
        return;
      }
      open = seconds.computeIfAbsent(second, LatencySecond::new);
    }
    open.add(ofHit, nanos);
  }

  /** Slides to a moment in session nanoseconds, never back. */
  void reach(long at) {
    long second = Math.floorDiv(at, NANOS);
    if (second > newest) {
      newest = second;
      forget();
    }
  }

  /**
   * Latencies of a second and the 59 before it.
   *
   * @param time session nanoseconds; where an event was later, its time counts
   */
  Latencies latencies(long time) {
    long second = Math.max(newest, Math.floorDiv(time, NANOS));
    long longestHit = 0;
    long longestMiss = 0;
    for (LatencySecond one : seconds.values()) {
      if (one.second() <= second - SECONDS) {
        one.takeOut(window);
      } else {
        one.putIn(window);
        longestHit = Math.max(longestHit, one.longestHit());
        longestMiss = Math.max(longestMiss, one.longestMiss());
      }
    }
    window.longest(longestHit, longestMiss);
    return window.latencies();
  }

  /** Drops the seconds that no moment after the events so far can show. */
  private void forget() {
    while (!seconds.isEmpty() && seconds.firstKey() <= newest - 2 * SECONDS) {
      seconds.pollFirstEntry().getValue().takeOut(window);
    }
  }

  LatencyWindow copy() {
    LatencyWindow copy = new LatencyWindow();
    copy.newest = newest;
    seconds.forEach((second, one) -> copy.seconds.put(second, one.copy()));
    return copy;
  }
}
