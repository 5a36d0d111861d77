package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;
import java.util.Arrays;
import java.util.List;

/**
 * LRU-2: whose last request but one is longest ago leaves; first of all, whoever was asked for only
 * once, the idlest of them first.
 *
 * <p>E. J. O'Neil, P. E. O'Neil and G. Weikum, "The LRU-K page replacement algorithm for database
 * disk buffering", SIGMOD 1993; every request counts (no correlated period), and of keys that left
 * the times are remembered for as many as fit in the cache. The eye should see: one request earns
 * nothing, a second that comes soon earns a long stay.
 */
final class LruK implements EvictionPolicy {
  private static final int ONCE = 1;
  private static final int GONE = 2;

  private final long capacity;
  private final Places places;
  private final Queue once;
  private final Queue gone;
  private final LazyHeap often = new LazyHeap();
  // Times of the last request and of the one before; 0: there was none.
  private long[] last = new long[0];
  private long[] before = new long[0];
  private long used;
  private long now;

  LruK(Capacity capacity) {
    this.capacity = capacity.units();
    places = new Places(capacity);
    once = new Queue(places, ONCE);
    gone = new Queue(places, GONE);
  }

  @Override
  public void expect(int bound) {
    places.expect(bound);
    if (bound > last.length) {
      last = Arrays.copyOf(last, Math.max(bound, 2 * last.length));
      before = Arrays.copyOf(before, last.length);
    }
  }

  @Override
  public boolean request(int id, int size) {
    now++;
    if (last[id] != 0 && !gone.has(id)) {
      if (once.has(id)) {
        once.remove(id);
        often.add(id, last[id]);
      }
      note(id);
      return true;
    }
    if (size > capacity) {
      return false;
    }
    if (gone.has(id)) {
      gone.remove(id);
    }
    while (used + size > capacity) {
      evict();
    }
    places.weights.put(id, size);
    used += size;
    note(id);
    if (before[id] == 0) {
      once.append(id);
    } else {
      often.add(id, before[id]);
    }
    return false;
  }

  private void note(int id) {
    before[id] = last[id];
    last[id] = now;
  }

  private void evict() {
    int victim = once.isEmpty() ? often.removeLeast(before) : once.removeOldest();
    used -= places.weights.of(victim);
    gone.append(victim);
    while (gone.weight() > capacity) {
      int forgotten = gone.removeOldest();
      last[forgotten] = 0;
      before[forgotten] = 0;
    }
  }

  @Override
  public boolean knows(int id) {
    return last[id] != 0;
  }

  @Override
  public Structure look() {
    List<Slot> twice =
        often.ids().stream()
            .sorted((a, b) -> Long.compare(before[a], before[b]))
            .map(id -> new Slot(id, "last but one in step " + before[id], false))
            .toList();
    return Structure.of(
        Part.queue("once", "idle longest", "just came", Slot.plain(once.ids())),
        Part.queue("twice or more", "last but one longest ago", "latest", twice),
        Part.ghosts("remembered", Slot.plain(gone.ids())));
  }

  @Override
  public String why(Departure departure) {
    return departure.from().equals("once")
        ? "asked for once only, and of those " + departure.idleLongest()
        : "its last request but one is longest ago";
  }
}
