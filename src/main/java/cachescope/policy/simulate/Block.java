package cachescope.policy.simulate;

import cachescope.trace.RequestSource;
import java.io.IOException;

/** Some requests in a row: read, then numbered, then met by every contestant. */
final class Block {
  static final int LENGTH = 1 << 14;

  private final long[] keys = new long[LENGTH];
  private final int[] sizes = new int[LENGTH];
  private final int[] numbers = new int[LENGTH];
  private int count;
  private int bound;

  /** Reads the next ones; false at the end. */
  boolean read(RequestSource source) throws IOException {
    count = source.read(keys, sizes);
    return count > 0;
  }

  /** Numbers them; returns the nanoseconds that it took. */
  long number(KeyNumbers by) {
    long start = System.nanoTime();
    by.number(keys, numbers, count);
    bound = by.bound();
    return System.nanoTime() - start;
  }

  int count() {
    return count;
  }

  int bound() {
    return bound;
  }

  int[] numbers() {
    return numbers;
  }

  int[] sizes() {
    return sizes;
  }
}
