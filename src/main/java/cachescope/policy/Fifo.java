package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;

/**
 * First in, first out: who came first leaves first, used or not.
 *
 * <p>L. A. Bélády, "A study of replacement algorithms for a virtual-storage computer", IBM Systems
 * Journal 5(2), 1966. The eye should see: a conveyor belt. A hit moves nothing; the most popular
 * key leaves when its turn has come. A larger cache can miss more often (Bélády's anomaly).
 */
final class Fifo implements EvictionPolicy {
  private static final int IN = 1;

  private final long capacity;
  private final Places places;
  private final Queue line;

  Fifo(Capacity capacity) {
    this.capacity = capacity.units();
    places = new Places(capacity);
    line = new Queue(places, IN);
  }

  @Override
  public void expect(int bound) {
    places.expect(bound);
  }

  @Override
  public boolean request(int id, int size) {
    if (places.has(id)) {
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (line.weight() + size > capacity) {
      line.removeOldest();
    }
    places.weights.put(id, size);
    line.append(id);
    return false;
  }

  @Override
  public boolean knows(int id) {
    return places.has(id);
  }

  @Override
  public Structure look() {
    return Structure.of(Part.queue("line", "first in", "last in", Slot.plain(line.ids())));
  }

  @Override
  public String why(Departure departure) {
    return departure.arrivedFirst();
  }
}
