package cachescope.policy;

import java.util.ArrayList;
import java.util.List;

/** A queue of keys that leave in the order in which they came, and in no other. */
final class Line {
  private int[] ring = new int[16];
  private int head;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void append(int id) {
    if (size == ring.length) {
      grow();
    }
    ring[(head + size) & (ring.length - 1)] = id;
    size++;
  }

  int removeOldest() {
    int id = ring[head];
    head = (head + 1) & (ring.length - 1);
    size--;
    return id;
  }

  List<Integer> ids() {
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      ids.add(ring[(head + i) & (ring.length - 1)]);
    }
    return ids;
  }

  private void grow() {
    int[] longer = new int[2 * ring.length];
    for (int i = 0; i < size; i++) {
      longer[i] = ring[(head + i) & (ring.length - 1)];
    }
    ring = longer;
    head = 0;
  }
}
