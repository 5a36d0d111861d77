package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * OPT: who is needed last, or never again, leaves; it knows the future, so no cache of keys of one
 * size that takes in every key it misses can do better. With sizes in bytes it is no such limit.
 *
 * <p>L. A. Bélády, "A study of replacement algorithms for a virtual-storage computer", IBM Systems
 * Journal 5(2), 1966. A cached key is known here by the moment of its next request: it is a hit
 * when that moment comes. The eye should see: what leaves is what nobody will miss.
 */
final class Opt implements EvictionPolicy {
  private final long capacity;
  private final Future future;
  private final Weights weights;
  private final Moments needed;
  private final Line neverAgain = new Line();
  private long used;
  private int time;

  /**
   * @param future the same requests that will be made, all of them and in their order
   */
  Opt(Capacity capacity, Future future) {
    if (capacity.inBytes() && !future.withKeys()) {
      throw new IllegalArgumentException("with sizes in bytes the future must know the keys");
    }
    this.capacity = capacity.units();
    this.future = future;
    weights = new Weights(capacity);
    needed = new Moments(future.requests());
  }

  @Override
  public void expect(int bound) {
    weights.expect(bound);
  }

  @Override
  public boolean request(int id, int size) {
    int now = time++;
    int next = future.next(now);
    if (needed.has(now)) {
      needed.remove(now);
      await(id, next);
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (used + size > capacity) {
      evict();
    }
    weights.put(id, size);
    used += size;
    await(id, next);
    return false;
  }

  private void await(int id, int next) {
    if (next == Future.NEVER) {
      neverAgain.append(id);
    } else {
      needed.add(next);
    }
  }

  private void evict() {
    if (!neverAgain.isEmpty()) {
      used -= weights.of(neverAgain.removeOldest());
      return;
    }
    int last = needed.latest();
    needed.remove(last);
    used -= future.withKeys() ? weights.of(future.key(last)) : 1;
  }

  /** A number is never given to another key while a trace is known beforehand. */
  @Override
  public boolean knows(int id) {
    return true;
  }

  @Override
  public Structure look() {
    List<Slot> slots = new ArrayList<>();
    neverAgain.ids().forEach(id -> slots.add(new Slot(id, "never again", false)));
    if (future.withKeys()) {
      needed
          .all()
          .forEach(at -> slots.add(new Slot(future.key(at), "next in step " + (at + 1), false)));
    }
    return Structure.of(Part.queue("needs", "needed last", "needed next", slots));
  }

  @Override
  public String why(Departure departure) {
    return departure.nextUse().isPresent()
        ? "needed last, not before step " + departure.nextUse().getAsInt()
        : "never needed again";
  }
}
