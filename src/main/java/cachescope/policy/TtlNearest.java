package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;
import java.util.Arrays;
import java.util.List;

/**
 * TTL-nearest: whose time to live ends first leaves, as volatile-ttl would with enough samples.
 *
 * <p>A trace says nothing of times to live, so each key has one of its own, from 1 to eight times
 * the capacity in requests, made from its number; it decides who leaves, and nobody leaves before
 * room is needed. The eye should see: a hit prolongs nothing, and use does not protect.
 */
final class TtlNearest implements EvictionPolicy {
  private static final int SPREAD = 8;
  private static final int ARRIVAL_BITS = 28;
  private static final long ARRIVAL = (1L << ARRIVAL_BITS) - 1;

  private final long capacity;
  private final long longest;
  private final Weights weights;
  private final LazyHeap heap = new LazyHeap();
  // When it ends, then its arrival; 0: not here.
  private long[] expiry = new long[0];
  private long used;
  private long now;

  TtlNearest(Capacity capacity) {
    this.capacity = capacity.units();
    longest = SPREAD * Math.min(capacity.units(), 1 << 28);
    weights = new Weights(capacity);
  }

  /** The time to live of a key, in requests. */
  static long ttl(int id, long longest) {
    return 1 + Math.floorMod(Sketch.hash(id) >>> 7, longest);
  }

  @Override
  public void expect(int bound) {
    weights.expect(bound);
    if (bound > expiry.length) {
      expiry = Arrays.copyOf(expiry, Math.max(bound, 2 * expiry.length));
    }
  }

  @Override
  public boolean request(int id, int size) {
    now++;
    if (expiry[id] != 0) {
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (used + size > capacity) {
      int victim = heap.removeLeast(expiry);
      expiry[victim] = 0;
      used -= weights.of(victim);
    }
    weights.put(id, size);
    used += size;
    expiry[id] = (now + ttl(id, longest)) << ARRIVAL_BITS | (now & ARRIVAL);
    heap.add(id, expiry[id]);
    return false;
  }

  @Override
  public boolean knows(int id) {
    return expiry[id] != 0;
  }

  @Override
  public Structure look() {
    List<Slot> slots =
        heap.ids().stream()
            .sorted((a, b) -> Long.compare(expiry[a], expiry[b]))
            .map(id -> new Slot(id, "until step " + (expiry[id] >> ARRIVAL_BITS), false))
            .toList();
    return Structure.of(Part.queue("times to live", "ends next", "ends last", slots));
  }

  @Override
  public String why(Departure departure) {
    return "its time to live would have ended first";
  }
}
