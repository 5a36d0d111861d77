package cachescope.bench;

import java.util.Arrays;

/** One of two ways to do the same thing, and how long each doing took. */
final class Side {
  private final Runnable once;
  private final long[] nanos;
  private int size;

  /**
   * @param most doings that can be kept
   */
  Side(int most, Runnable once) {
    this.once = once;
    this.nanos = new long[most];
  }

  /**
   * Does it {@code times} times in a row; one reading of the clock ends a doing and begins the
   * next.
   *
   * @return nanoseconds of them all
   */
  long measure(int times) {
    int first = size;
    long began = System.nanoTime();
    long last = began;
    for (int i = 0; i < times; i++) {
      once.run();
      long now = System.nanoTime();
      nanos[first + i] = now - last;
      last = now;
    }
    size = first + times;
    return last - began;
  }

  /** Does it, measuring nothing. */
  void repeat(int times) {
    for (int i = 0; i < times; i++) {
      once.run();
    }
  }

  /** The latency that a share of the doings did not exceed, nanoseconds. */
  long quantile(double share) {
    return Quantile.of(Arrays.copyOf(nanos, size), share);
  }
}
