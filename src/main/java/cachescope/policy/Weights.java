package cachescope.policy;

import java.util.Arrays;

/** What each key weighs: one where keys are counted, else its bytes. */
final class Weights {
  private final boolean inBytes;
  private int[] bytes = new int[0];

  Weights(Capacity capacity) {
    inBytes = capacity.inBytes();
  }

  void expect(int bound) {
    if (inBytes && bound > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bound, 2 * bytes.length));
    }
  }

  int of(int id) {
    return inBytes ? bytes[id] : 1;
  }

  void put(int id, int weight) {
    if (inBytes) {
      bytes[id] = weight;
    }
  }
}
