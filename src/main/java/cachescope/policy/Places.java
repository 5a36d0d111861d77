package cachescope.policy;

import java.util.Arrays;

/**
 * Where each key stands among a policy's queues, and what it weighs.
 *
 * <p>A place is one number: the position in the queue, then three bits for which queue; 0 is
 * nowhere.
 */
final class Places {
  static final int NOWHERE = 0;
  static final int TAG_BITS = 3;

  private static final int TAG = (1 << TAG_BITS) - 1;

  final Weights weights;
  int[] place = new int[0];

  Places(Capacity capacity) {
    weights = new Weights(capacity);
  }

  void expect(int bound) {
    weights.expect(bound);
    if (bound > place.length) {
      place = Arrays.copyOf(place, Math.max(bound, 2 * place.length));
    }
  }

  /** The tag of its queue, or {@link #NOWHERE}. */
  int of(int id) {
    return place[id] & TAG;
  }

  boolean has(int id) {
    return place[id] != NOWHERE;
  }
}
