package cachescope.compare;

import cachescope.event.ArmFigures;
import cachescope.event.Outcome;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/** What one arm measured so far, request by request. Safe for any number of threads. */
final class Tally {
  /** In place of a latency: no answer yet. */
  static final long OPEN = 0;

  /** In place of a latency: a request of the other kind, or left unanswered. */
  static final long NONE = -1;

  private final LongSupplier now;
  private final AtomicLong newest = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLongArray reads;
  private final AtomicLongArray writes;
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong loads = new AtomicLong();

  /**
   * @param now monotonic nanoseconds
   */
  Tally(int requests, LongSupplier now) {
    this.now = now;
    reads = new AtomicLongArray(requests);
    writes = new AtomicLongArray(requests);
  }

  void read(int index, Outcome outcome, long nanos) {
    (outcome == Outcome.HIT ? hits : loads).incrementAndGet();
    end(index, Math.max(1, nanos), NONE);
  }

  void written(int index, long nanos) {
    end(index, NONE, Math.max(1, nanos));
  }

  /** A change that was made behind the service's back: nobody waited for it. */
  void changed(int index) {
    end(index, NONE, NONE);
  }

  void failed(int index) {
    errors.incrementAndGet();
    end(index, NONE, NONE);
  }

  /** Requests that were answered or given up. */
  int ended() {
    return (int) ended.get();
  }

  /**
   * When the newest one ended, where all have; else now: this arm's own time, not the slowest's.
   */
  long until() {
    return ended() == size() ? newest.get() : now.getAsLong();
  }

  /** Requests that were left unanswered. */
  long errors() {
    return errors.get();
  }

  int size() {
    return reads.length();
  }

  /** Of a read, nanoseconds; {@link #OPEN} or {@link #NONE}. */
  long latency(int index) {
    return reads.get(index);
  }

  /** Of a write, nanoseconds; {@link #OPEN} or {@link #NONE}. */
  long writeLatency(int index) {
    return writes.get(index);
  }

  /**
   * The figures over these latencies.
   *
   * @param sorted nanoseconds, ascending
   */
  ArmFigures figures(long[] sorted) {
    return Rank.figures(sorted, ended.get() - errors.get(), errors.get(), hits.get(), loads.get());
  }

  private void end(int index, long read, long write) {
    newest.accumulateAndGet(now.getAsLong(), Math::max);
    reads.set(index, read);
    writes.set(index, write);
    ended.incrementAndGet();
  }
}
