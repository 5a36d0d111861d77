package cachescope.trace;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * Requests for the simulator, in blocks, from a file or a generator: raw 64-bit keys and their
 * sizes. For one thread; to be closed.
 */
public interface RequestSource extends AutoCloseable {
  /**
   * Reads the next requests into the beginning of the arrays.
   *
   * @param keys raw keys
   * @param sizes bytes of each, 1 or more; of the same length. 1 where the trace does not say.
   * @return how many were read; 0 only at the end
   * @throws IOException with a sentence, where the file cannot be read or is not what it says
   */
  int read(long[] keys, int[] sizes) throws IOException;

  /** How many requests there are in all, where that is known before they are read. */
  OptionalLong length();

  @Override
  void close() throws IOException;
}
