package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;

/**
 * Most recently used: who was used just now leaves.
 *
 * <p>H.-T. Chou and D. J. DeWitt, "An evaluation of buffer management strategies for relational
 * database systems", VLDB 1985. The eye should see: on a loop it is the best there is, as what was
 * used just now is what is needed last; on anything else old keys stay for ever.
 */
final class Mru implements EvictionPolicy {
  private static final int IN = 1;

  private final long capacity;
  private final Places places;
  private final Queue recency;

  Mru(Capacity capacity) {
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
      recency.removeNewest();
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
        Part.queue("recency", "just used", "idle longest", Slot.plain(recency.ids().reversed())));
  }

  @Override
  public String why(Departure departure) {
    return "used most recently, in step " + departure.lastUsed();
  }
}
