package cachescope.metrics;

import java.util.Arrays;

/** The latencies that one second brought, and how many of them a window has already taken in. */
final class LatencySecond {
  private final long second;
  private long[] samples;
  private int size;
  private int taken;
  private long longestHit;
  private long longestMiss;

  /** Whether a copy has the same array: it must not be written to. */
  private boolean shared;

  LatencySecond(long second) {
    this(second, new long[16]);
  }

  private LatencySecond(long second, long[] samples) {
    this.second = second;
    this.samples = samples;
  }

  long second() {
    return second;
  }

  long longestHit() {
    return longestHit;
  }

  long longestMiss() {
    return longestMiss;
  }

  void add(boolean ofHit, long nanos) {
    if (shared || size == samples.length) {
      samples = Arrays.copyOf(samples, Math.max(16, 2 * size));
      shared = false;
    }
    samples[size++] = nanos << 1 | (ofHit ? 1 : 0);
    if (ofHit) {
      longestHit = Math.max(longestHit, nanos);
    } else {
      longestMiss = Math.max(longestMiss, nanos);
    }
  }

  void putIn(LatencyTotal window) {
    for (; taken < size; taken++) {
      window.add((samples[taken] & 1) == 1, samples[taken] >> 1, 1);
    }
  }

  void takeOut(LatencyTotal window) {
    while (taken > 0) {
      taken--;
      window.add((samples[taken] & 1) == 1, samples[taken] >> 1, -1);
    }
  }

  /** The same samples, in no window yet; shared until one of both gets more. */
  LatencySecond copy() {
    shared = true;
    LatencySecond copy = new LatencySecond(second, samples);
    copy.shared = true;
    copy.size = size;
    copy.longestHit = longestHit;
    copy.longestMiss = longestMiss;
    return copy;
  }
}
