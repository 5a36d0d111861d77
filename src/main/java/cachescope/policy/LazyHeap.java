package cachescope.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A binary heap of keys by a rank that only ever rises, which says who leaves first.
 *
 * <p>A hit raises the rank where it is kept, outside, and leaves the heap alone. A key that comes
 * to the top with an old rank sinks to where it belongs; each hit pays for one such move at most.
 */
final class LazyHeap {
  private int[] ids = new int[16];
  private long[] ranks = new long[16];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(int id, long rank) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      ranks = Arrays.copyOf(ranks, 2 * size);
    }
    int at = size++;
    while (at > 0 && ranks[(at - 1) / 2] > rank) {
      ids[at] = ids[(at - 1) / 2];
      ranks[at] = ranks[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    ids[at] = id;
    ranks[at] = rank;
  }

  /**
   * The key with the least rank; the heap must not be empty.
   *
   * @param rankOf the ranks now, by key
   */
  int least(long[] rankOf) {
    while (ranks[0] != rankOf[ids[0]]) {
      sink(ids[0], rankOf[ids[0]]);
    }
    return ids[0];
  }

  int removeLeast(long[] rankOf) {
    int least = least(rankOf);
    size--;
    if (size > 0) {
      sink(ids[size], ranks[size]);
    }
    return least;
  }

  /** All keys, in no order. */
  List<Integer> ids() {
    List<Integer> copy = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      copy.add(ids[i]);
    }
    return copy;
  }

  /** Puts a key at the top and lets it sink. */
  private void sink(int id, long rank) {
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && ranks[child + 1] < ranks[child]) {
        child++;
      }
      if (ranks[child] >= rank) {
        break;
      }
      ids[at] = ids[child];
      ranks[at] = ranks[child];
      at = child;
    }
    ids[at] = id;
    ranks[at] = rank;
  }
}
