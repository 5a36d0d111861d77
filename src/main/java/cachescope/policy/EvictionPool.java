package cachescope.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.random.RandomGenerator;

/**
 * Redis's eviction pool: the 16 best victims that the samples have found so far, with the score
 * that each had when it was sampled.
 *
 * <p>After {@code evictionPoolPopulate} and {@code performEvictions} of Redis 7.0's evict.c. A key
 * may stand in it twice, and stay in it after it was deleted, as a ghost. Redis samples neighbours
 * in its hash table; here every key is drawn on its own.
 */
final class EvictionPool {
  static final int SIZE = 16;

  private final int samples;
  private final RandomGenerator random;
  private final int[] ids = new int[SIZE];
  private final long[] scores = new long[SIZE];
  private int filled;

  EvictionPool(int samples, RandomGenerator random) {
    this.samples = samples;
    this.random = random;
  }

  /**
   * Samples until the pool holds a key that is in the cache, and takes the best of it.
   *
   * @param score of a key now; the highest leaves
   */
  int victim(Bag cached, IntToLongFunction score) {
    while (true) {
      for (int i = Math.min(samples, cached.size()); i > 0; i--) {
        int id = cached.draw(random);
        offer(id, score.applyAsLong(id));
      }
      while (filled > 0) {
        int id = ids[--filled];
        if (cached.has(id)) {
          return id;
        }
      }
    }
  }

  private void offer(int id, long score) {
    int at = 0;
    while (at < filled && scores[at] < score) {
      at++;
    }
    if (filled < SIZE) {
      shift(at, at + 1, filled - at);
      filled++;
    } else if (at == 0) {
      return;
    } else {
      at--;
      shift(1, 0, at);
    }
    ids[at] = id;
    scores[at] = score;
  }

  private void shift(int from, int to, int number) {
    System.arraycopy(ids, from, ids, to, number);
    System.arraycopy(scores, from, scores, to, number);
  }

  boolean has(int id) {
    for (int i = 0; i < filled; i++) {
      if (ids[i] == id) {
        return true;
      }
    }
    return false;
  }

  /** Its keys, who would leave first in front. */
  List<Integer> ids() {
    List<Integer> copy = new ArrayList<>();
    for (int i = filled - 1; i >= 0; i--) {
      copy.add(ids[i]);
    }
    return copy;
  }
}
