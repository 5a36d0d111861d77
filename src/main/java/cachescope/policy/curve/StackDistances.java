package cachescope.policy.curve;

import java.util.Arrays;

/**
 * How many different keys were asked for since a key was last: a request is a hit of every LRU
 * cache that is at least as large. One pass gives the curve of all sizes.
 *
 * <p>R. L. Mattson and others, IBM Systems Journal 9(2), 1970; F. Olken, "Efficient methods for
 * calculating the success function of fixed space replacement policies", LBL-12370, 1981. Each key
 * stands at the time of its last request; those that stand later are counted, by words of 64 bits
 * below a Fenwick tree. Times are numbered anew when they run out. For one thread.
 */
public final class StackDistances {
  private static final int FIRST_BITS = 1 << 12;
  private static final int BLOCK_BITS = 9;
  private static final int WORDS = 1 << (BLOCK_BITS - 6);

  private long[] standing = new long[FIRST_BITS >>> 6];
  private int[] tree = new int[(FIRST_BITS >>> BLOCK_BITS) + 1];
  private int[] keyAt = new int[FIRST_BITS];
  // Time of the last request + 1; 0: none yet.
  private int[] last = new int[0];
  private int now;
  private int distinct;
  private long requests;
  private long[] atDistance = new long[64];

  /** Numbers below this one may be asked for. */
  public void expect(int bound) {
    if (bound > last.length) {
      last = Arrays.copyOf(last, Math.max(bound, 2 * last.length));
    }
  }

  /** One request; returns its distance, 1 where the key was the last, 0 where it is new. */
  public int request(int id) {
    if (now == keyAt.length) {
      renumber();
    }
    requests++;
    int distance = 0;
    if (last[id] == 0) {
      distinct++;
    } else {
      int then = last[id] - 1;
      distance = distinct - standingUpTo(then) + 1;
      clear(then);
      count(distance);
    }
    keyAt[now] = id;
    set(now);
    last[id] = ++now;
    return distance;
  }

  private void count(int distance) {
    if (distance >= atDistance.length) {
      atDistance = Arrays.copyOf(atDistance, 2 * distance);
    }
    atDistance[distance]++;
  }

  private void set(int time) {
    standing[time >>> 6] |= 1L << time;
    for (int i = (time >>> BLOCK_BITS) + 1; i < tree.length; i += i & -i) {
      tree[i]++;
    }
  }

  private void clear(int time) {
    standing[time >>> 6] &= ~(1L << time);
    for (int i = (time >>> BLOCK_BITS) + 1; i < tree.length; i += i & -i) {
      tree[i]--;
    }
  }

  /** How many keys stand at this time or earlier. */
  private int standingUpTo(int time) {
    int sum = 0;
    for (int i = time >>> BLOCK_BITS; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    int word = time >>> 6;
    for (int i = word & -WORDS; i < word; i++) {
      sum += Long.bitCount(standing[i]);
    }
    return sum + Long.bitCount(standing[word] << (63 - (time & 63)));
  }

  /** Moves those who stand together, in their order, into at least twice as many times. */
  private void renumber() {
    int length = Math.max(FIRST_BITS, Integer.highestOneBit(distinct) * 4);
    int[] keys = keyAt;
    long[] stood = standing;
    keyAt = new int[length];
    standing = new long[length >>> 6];
    tree = new int[(length >>> BLOCK_BITS) + 1];
    now = 0;
    for (int time = 0; time < keys.length; time++) {
      if ((stood[time >>> 6] & 1L << time) != 0) {
        keyAt[now] = keys[time];
        standing[now >>> 6] |= 1L << now;
        tree[(now >>> BLOCK_BITS) + 1]++;
        last[keys[time]] = ++now;
      }
    }
    for (int i = 1; i < tree.length; i++) {
      int above = i + (i & -i);
      if (above < tree.length) {
        tree[above] += tree[i];
      }
    }
  }

  /** Requests so far. */
  public long requests() {
    return requests;
  }

  /** Different keys so far. */
  public int distinct() {
    return distinct;
  }

  /** Hits of an LRU cache with room for so many keys. */
  public long hits(long capacity) {
    long hits = 0;
    int most = (int) Math.min(capacity, atDistance.length - 1);
    for (int distance = 1; distance <= most; distance++) {
      hits += atDistance[distance];
    }
    return hits;
  }

  /** Hits of LRU caches of these sizes, which rise. */
  long[] hits(long[] capacities) {
    long[] hits = new long[capacities.length];
    long sum = 0;
    int distance = 1;
    for (int i = 0; i < capacities.length; i++) {
      while (distance < atDistance.length && distance <= capacities[i]) {
        sum += atDistance[distance++];
      }
      hits[i] = sum;
    }
    return hits;
  }
}
