package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;

/**
 * Least recently used: who was idle longest leaves.
 *
 * <p>R. L. Mattson, J. Gecsei, D. R. Slutz and I. L. Traiger, "Evaluation techniques for storage
 * hierarchies", IBM Systems Journal 9(2), 1970. The eye should see: a hit sends its key to the safe
 * end. A scan of keys that nobody asks for again pushes all others out, and a loop over one key
 * more than fits never hits.
 */
final class Lru implements EvictionPolicy {
  private static final int IN = 1;

  private final long capacity;
  private final Places places;
  private final Queue recency;

  Lru(Capacity capacity) {
    this.capacity = capacity.units();
    places = new Places(capacity);
    recency = new Queue(places, IN);
  }

  @Override
  public void expect(int bound) {
    places.expect(bound);
  }

  @Override
  public boolean request(int id, int size) {
    if (places.has(id)) {
      recency.renew(id);
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (recency.weight() + size > capacity) {
      recency.removeOldest();
    }
    places.weights.put(id, size);
    recency.append(id);
    return false;
  }

  @Override
  public boolean knows(int id) {
    return places.has(id);
  }

  @Override
  public Structure look() {
    return Structure.of(
        Part.queue("recency", "idle longest", "just used", Slot.plain(recency.ids())));
  }

  @Override
  public String why(Departure departure) {
    return departure.idleLongest();
  }
}
