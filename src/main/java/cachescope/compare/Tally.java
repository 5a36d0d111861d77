package cachescope.compare;

import cachescope.event.ArmFigures;
import cachescope.event.Outcome;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What one arm measured so far, request by request. Safe for any number of threads. */
final class Tally {
  /** In place of a latency: no answer yet. */
  static final long OPEN = 0;

  /** In place of a latency: a write, or left unanswered. */
  static final long NONE = -1;

  private final AtomicLongArray latencies;
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong loads = new AtomicLong();

  Tally(int requests) {
    latencies = new AtomicLongArray(requests);
  }

  void read(int index, Outcome outcome, long nanos) {
    (outcome == Outcome.HIT ? hits : loads).incrementAndGet();
    end(index, Math.max(1, nanos));
  }

  void written(int index) {
    end(index, NONE);
  }

  void failed(int index) {
    errors.incrementAndGet();
    end(index, NONE);
  }

  /** Requests that were answered or given up. */
  int ended() {
    return (int) ended.get();
  }

  long latency(int index) {
    return latencies.get(index);
  }

  /**
   * The figures over these latencies.
   *
   * @param sorted nanoseconds, ascending
   */
  ArmFigures figures(long[] sorted) {
    return Rank.figures(sorted, ended.get() - errors.get(), errors.get(), hits.get(), loads.get());
  }

  private void end(int index, long latency) {
    latencies.set(index, latency);
    ended.incrementAndGet();
  }
}
