package cachescope.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Keys of which one can be drawn at random. */
final class Bag {
  private int[] ids = new int[16];
  private int[] slot = new int[0];
  private int size;

  void expect(int bound) {
    if (bound > slot.length) {
      slot = Arrays.copyOf(slot, Math.max(bound, 2 * slot.length));
    }
  }

  boolean has(int id) {
    return slot[id] != 0;
  }

  int size() {
    return size;
  }

  void add(int id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
    }
    ids[size] = id;
    slot[id] = ++size;
  }

  void remove(int id) {
    int last = ids[--size];
    ids[slot[id] - 1] = last;
    slot[last] = slot[id];
    slot[id] = 0;
  }

  /** One of its keys, each as likely as any other; it must not be empty. */
  int draw(RandomGenerator random) {
    return ids[random.nextInt(size)];
  }

  List<Integer> ids() {
    List<Integer> copy = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      copy.add(ids[i]);
    }
    return copy;
  }
}
