package cachescope.policy.curve;

import cachescope.policy.simulate.Progress;
import cachescope.trace.RequestSource;
import cachescope.trace.RequestTrace;
import java.io.IOException;

/** LRU's curve from a sample of a trace's keys. */
public final class SampledLru {
  private static final int BLOCK = 1 << 14;

  private SampledLru() {}

  /**
   * Reads a trace.
   *
   * @param rate share of the keys that are followed, more than 0, to 1
   * @param progress is asked after each block whether to go on
   * @throws IOException with a sentence where the trace cannot be read
   */
  public static Shards of(RequestTrace trace, double rate, Progress progress) throws IOException {
    Shards shards = new Shards(rate, BLOCK);
    long[] keys = new long[BLOCK];
    int[] sizes = new int[BLOCK];
    try (RequestSource source = trace.open()) {
      int count = source.read(keys, sizes);
      while (count > 0) {
        shards.requests(keys, count);
        count = progress.reached(shards.requests()) ? source.read(keys, sizes) : 0;
      }
    }
    return shards;
  }
}
