package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Shape;
import cachescope.policy.Structure.Slot;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Random: anybody leaves, by lot; seeded, so that the same run is the same again.
 *
 * <p>L. A. Bélády, "A study of replacement algorithms for a virtual-storage computer", IBM Systems
 * Journal 5(2), 1966. The eye should see: no order, nothing kept of a hit, and a loop that kills
 * LRU still hits. On independent requests it hits as often as FIFO (E. Gelenbe, 1973).
 */
final class RandomChoice implements EvictionPolicy {
  private final long capacity;
  private final RandomGenerator random;
  private final Weights weights;
  private final Bag bag = new Bag();
  private long used;

  RandomChoice(Capacity capacity, RandomGenerator random) {
    this.capacity = capacity.units();
    this.random = random;
    weights = new Weights(capacity);
  }

  @Override
  public void expect(int bound) {
    weights.expect(bound);
    bag.expect(bound);
  }

  @Override
  public boolean request(int id, int size) {
    if (bag.has(id)) {
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (used + size > capacity) {
      int victim = bag.draw(random);
      bag.remove(victim);
      used -= weights.of(victim);
    }
    weights.put(id, size);
    bag.add(id);
    used += size;
    return false;
  }

  @Override
  public boolean knows(int id) {
    return bag.has(id);
  }

  @Override
  public Structure look() {
    List<Slot> slots = Slot.plain(bag.ids().stream().sorted().toList());
    return Structure.of(new Part("bag", Shape.SET, "", "", slots, -1, ""));
  }

  @Override
  public String why(Departure departure) {
    return "drawn by lot";
  }
}
