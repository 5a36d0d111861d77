package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Least frequently used: who was used the fewest times leaves; among equals, who was idle longest.
 * A count begins at 1 and is forgotten when its key leaves.
 *
 * <p>E. G. Coffman and P. J. Denning, "Operating Systems Theory", 1973. The eye should see: counts
 * that only rise, so that yesterday's favourites stay for ever, and newcomers push each other out.
 */
final class Lfu implements EvictionPolicy {
  private static final int ONCE = 1;
  private static final int TIME_BITS = 36;
  private static final long ONE_USE = 1L << TIME_BITS;
  private static final long MOST = Long.MAX_VALUE - 2 * ONE_USE;

  private final long capacity;
  private final Places places;
  // Who was used once stands in a queue; nobody else is looked at while there is one.
  private final Queue once;
  private final LazyHeap often = new LazyHeap();
  private final Line promoted = new Line();
  // Number of uses, then the time of the last; 0: not here.
  private long[] rank = new long[0];
  private long used;
  private long now;

  Lfu(Capacity capacity) {
    this.capacity = capacity.units();
    places = new Places(capacity);
    once = new Queue(places, ONCE);
  }

  @Override
  public void expect(int bound) {
    places.expect(bound);
    if (bound > rank.length) {
      rank = Arrays.copyOf(rank, Math.max(bound, 2 * rank.length));
    }
  }

  @Override
  public boolean request(int id, int size) {
    now++;
    long before = rank[id];
    if (before != 0) {
      if (before < 2 * ONE_USE) {
        once.remove(id);
        promoted.append(id);
      }
      rank[id] = (Math.min(before, MOST) & -ONE_USE) + ONE_USE + now;
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (used + size > capacity) {
      evict();
    }
    places.weights.put(id, size);
    used += size;
    rank[id] = ONE_USE + now;
    once.append(id);
    return false;
  }

  private void evict() {
    int victim;
    if (!once.isEmpty()) {
      victim = once.removeOldest();
    } else {
      while (!promoted.isEmpty()) {
        int id = promoted.removeOldest();
        often.add(id, rank[id]);
      }
      victim = often.removeLeast(rank);
    }
    used -= places.weights.of(victim);
    rank[victim] = 0;
  }

  @Override
  public boolean knows(int id) {
    return rank[id] != 0;
  }

  @Override
  public Structure look() {
    List<Slot> slots =
        Stream.of(once.ids(), promoted.ids(), often.ids())
            .flatMap(List::stream)
            .sorted((a, b) -> Long.compare(rank[a], rank[b]))
            .map(id -> new Slot(id, "×" + (rank[id] >> TIME_BITS), false))
            .toList();
    return Structure.of(Part.queue("counts", "fewest uses", "most uses", slots));
  }

  @Override
  public String why(Departure departure) {
    return departure.usedTimes()
        + ", fewer than any other or, among equals, "
        + departure.idleLongest();
  }
}
