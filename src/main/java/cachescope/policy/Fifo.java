package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;
import java.util.Arrays;

/**
 * First in, first out: who came first leaves first, used or not.
 *
 * <p>L. A. Bélády, "A study of replacement algorithms for a virtual-storage computer", IBM Systems
 * Journal 5(2), 1966. The eye should see: a conveyor belt. A hit moves nothing; the most popular
 * key leaves when its turn has come. A larger cache can miss more often (Bélády's anomaly).
 */
final class Fifo implements EvictionPolicy {
  private final long capacity;
  private final Weights weights;
  private final Line line = new Line();
  private boolean[] in = new boolean[0];
  private long used;

  Fifo(Capacity capacity) {
    this.capacity = capacity.units();
    weights = new Weights(capacity);
  }

  @Override
  public void expect(int bound) {
    weights.expect(bound);
    if (bound > in.length) {
      in = Arrays.copyOf(in, Math.max(bound, 2 * in.length));
    }
  }

  @Override
  public boolean request(int id, int size) {
    if (in[id]) {
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (used + size > capacity) {
      int victim = line.removeOldest();
      in[victim] = false;
      used -= weights.of(victim);
    }
    weights.put(id, size);
    used += size;
    in[id] = true;
    line.append(id);
    return false;
  }

  @Override
  public boolean knows(int id) {
    return in[id];
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
