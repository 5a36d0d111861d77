package cachescope.policy.curve;

import cachescope.policy.simulate.KeyNumbers;
import cachescope.policy.simulate.Progress;
import cachescope.trace.RequestSource;
import cachescope.trace.RequestTrace;
import java.io.IOException;

/**
 * How much room a trace would need for a cache that nobody ever leaves.
 *
 * @param keys different keys
 * @param bytes of all of them, each with the size of its first request
 */
public record Footprint(long keys, long bytes) {
  private static final int BLOCK = 1 << 14;

  /**
   * Reads a trace.
   *
   * @param progress is asked after each block whether to go on; it is told of no requests
   * @throws IOException with a sentence where the trace cannot be read
   */
  public static Footprint of(RequestTrace trace, Progress progress) throws IOException {
    KeyNumbers by = new KeyNumbers();
    long[] keys = new long[BLOCK];
    int[] sizes = new int[BLOCK];
    int[] numbers = new int[BLOCK];
    long bytes = 0;
    try (RequestSource source = trace.open()) {
      int count = source.read(keys, sizes);
      while (count > 0) {
        int known = by.bound();
        by.number(keys, numbers, count);
        for (int i = 0; i < count; i++) {
          if (numbers[i] >= known) {
            bytes += sizes[i];
            known = numbers[i] + 1;
          }
        }
        count = progress.reached(0) ? source.read(keys, sizes) : 0;
      }
    }
    return new Footprint(by.size(), bytes);
  }
}
