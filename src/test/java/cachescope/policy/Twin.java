package cachescope.policy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A policy written as slowly and as obviously as it goes, to compare the fast one with. */
abstract class Twin {
  final long capacity;
  final Map<Integer, Integer> sizes = new HashMap<>();
  long now;

  Twin(Capacity capacity) {
    this.capacity = capacity.units();
  }

  /** Whether it was a hit. */
  final boolean request(int id, int size) {
    now++;
    if (has(id)) {
      hit(id);
      return true;
    }
    if (size <= capacity) {
      miss(id, size);
    } else {
      tooLarge(id);
    }
    return false;
  }

  abstract boolean has(int id);

  abstract void hit(int id);

  abstract void miss(int id, int size);

  void tooLarge(int id) {}

  /** Sizes of all these keys together. */
  static long weight(Map<Integer, Integer> keys) {
    return keys.values().stream().mapToLong(Integer::longValue).sum();
  }

  static int first(Map<Integer, Integer> keys) {
    return keys.keySet().iterator().next();
  }

  static int last(Map<Integer, Integer> keys) {
    int last = -1;
    for (int id : keys.keySet()) {
      last = id;
    }
    return last;
  }

  /** Sends a key to the end. */
  static void renew(LinkedHashMap<Integer, Integer> keys, int id) {
    keys.put(id, keys.remove(id));
  }

  /** Takes the first key out of one queue and appends it to another. */
  static void pass(LinkedHashMap<Integer, Integer> from, LinkedHashMap<Integer, Integer> to) {
    int id = first(from);
    to.put(id, from.remove(id));
  }
}
