package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;
import java.util.Arrays;
import java.util.List;

/**
 * LFU with dynamic ageing: a key's worth is its uses plus the cache's age at its last use, and the
 * age is the worth of who left last. The least worth leaves; among equals, who was idle longest.
 *
 * <p>M. Arlitt, L. Cherkasova, J. Dilley, R. Friedrich and T. Jin, "Evaluating content management
 * techniques for web proxy caches", ACM SIGMETRICS Performance Evaluation Review 27(4), 2000. The
 * eye should see: newcomers start at the present age, so that yesterday's favourites are overtaken.
 */
final class LfuDa implements EvictionPolicy {
  private static final int TIME_BITS = 36;
  private static final long TIME = (1L << TIME_BITS) - 1;

  private final long capacity;
  private final Weights weights;
  private final LazyHeap heap = new LazyHeap();
  // Worth, then the time of the last use; 0: not here.
  private long[] rank = new long[0];
  private int[] uses = new int[0];
  private long age;
  private long used;
  private long now;

  LfuDa(Capacity capacity) {
    this.capacity = capacity.units();
    weights = new Weights(capacity);
  }

  @Override
  public void expect(int bound) {
    weights.expect(bound);
    if (bound > rank.length) {
      rank = Arrays.copyOf(rank, Math.max(bound, 2 * rank.length));
      uses = Arrays.copyOf(uses, rank.length);
    }
  }

  @Override
  public boolean request(int id, int size) {
    now++;
    if (rank[id] != 0) {
      uses[id]++;
      rank[id] = rank(id);
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (used + size > capacity) {
      int victim = heap.removeLeast(rank);
      age = rank[victim] >> TIME_BITS;
      rank[victim] = 0;
      used -= weights.of(victim);
    }
    weights.put(id, size);
    used += size;
    uses[id] = 1;
    rank[id] = rank(id);
    heap.add(id, rank[id]);
    return false;
  }

  private long rank(int id) {
    return (age + uses[id]) << TIME_BITS | (now & TIME);
  }

  @Override
  public boolean knows(int id) {
    return rank[id] != 0;
  }

  @Override
  public Structure look() {
    List<Slot> slots =
        heap.ids().stream()
            .sorted((a, b) -> Long.compare(rank[a], rank[b]))
            .map(id -> new Slot(id, "×" + uses[id] + " worth " + (rank[id] >> TIME_BITS), false))
            .toList();
    return Structure.of(Part.queue("worth", "least", "most", slots).noting("age " + age));
  }

  @Override
  public String why(Departure departure) {
    return "worth least: "
        + departure.usedTimes()
        + ", last in step "
        + departure.lastUsed()
        + ", when the cache was younger";
  }
}
