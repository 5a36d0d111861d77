package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * LIRS: keys with a low inter-reference recency, LIR, stay; a small queue of the others, HIR, is
 * what leaves. Who comes back while still in the stack S was asked for sooner than the idlest LIR.
 *
 * <p>S. Jiang and X. Zhang, "LIRS: an efficient low inter-reference recency set replacement
 * policy", SIGMETRICS 2002; 1 % of the cache for HIR, and as many ghosts in S as fit in two caches.
 * The eye should see: a loop that kills LRU leaves the LIR keys in peace; a return changes two
 * keys' places.
 */
final class Lirs implements EvictionPolicy {
  private static final double HIR = 0.01;

  private final long capacity;
  private final long mostLow;
  private final Places inStack;
  private final Queue stack;
  // A key of the stack that stands in neither of these two is LIR.
  private final Places besides;
  private final Queue resident;
  private final Queue gone;
  private long low;

  Lirs(Capacity capacity) {
    this.capacity = capacity.units();
    mostLow = capacity.units() - capacity.share(HIR);
    inStack = new Places(Capacity.keys(capacity.units()));
    stack = new Queue(inStack, 1);
    besides = new Places(capacity);
    resident = new Queue(besides, 1);
    gone = new Queue(besides, 2);
  }

  @Override
  public void expect(int bound) {
    inStack.expect(bound);
    besides.expect(bound);
  }

  @Override
  public boolean request(int id, int size) {
    if (isLow(id)) {
      stack.renew(id);
      prune();
      return true;
    }
    if (resident.has(id)) {
      hitHigh(id);
      return true;
    }
    if (size > capacity) {
      return false;
    }
    boolean returns = gone.has(id);
    if (returns) {
      gone.remove(id);
      stack.remove(id);
    }
    while (low + resident.weight() + size > capacity) {
      evict();
    }
    besides.weights.put(id, size);
    toTop(id);
    if (returns || low + size <= mostLow) {
      becomeLow(id);
    } else {
      resident.append(id);
    }
    return false;
  }

  private boolean isLow(int id) {
    return inStack.has(id) && !besides.has(id);
  }

  private void hitHigh(int id) {
    boolean soon = inStack.has(id);
    toTop(id);
    if (soon) {
      resident.remove(id);
      becomeLow(id);
    } else {
      resident.renew(id);
    }
  }

  private void toTop(int id) {
    if (inStack.has(id)) {
      stack.renew(id);
    } else {
      stack.append(id);
    }
  }

  /** The key is at the top; the LIR key at the bottom gives way, where there are too many. */
  private void becomeLow(int id) {
    low += besides.weights.of(id);
    while (low > mostLow) {
      prune();
      resident.append(removeBottom());
    }
    prune();
  }

  private int removeBottom() {
    int bottom = stack.removeOldest();
    low -= besides.weights.of(bottom);
    return bottom;
  }

  /** Until the bottom is a LIR key, as the stack need not be deeper. */
  private void prune() {
    while (!stack.isEmpty() && besides.has(stack.oldest())) {
      int bottom = stack.removeOldest();
      if (gone.has(bottom)) {
        gone.remove(bottom);
      }
    }
  }

  private void evict() {
    if (resident.isEmpty()) {
      removeBottom();
      prune();
      return;
    }
    int victim = resident.removeOldest();
    if (inStack.has(victim)) {
      gone.append(victim);
      while (gone.weight() > 2 * capacity) {
        stack.remove(gone.removeOldest());
      }
    }
  }

  @Override
  public boolean knows(int id) {
    return inStack.has(id) || besides.has(id);
  }

  @Override
  public Structure look() {
    List<Integer> lowKeys = new ArrayList<>(stack.ids());
    lowKeys.removeIf(id -> !isLow(id));
    List<Slot> waiting =
        resident.ids().stream()
            .map(id -> new Slot(id, inStack.has(id) ? "in S" : "", inStack.has(id)))
            .toList();
    return Structure.of(
        Part.queue("HIR, queue Q", "leaves first", "just came", waiting),
        Part.queue("LIR, in stack S", "bottom", "top", Slot.plain(lowKeys))
            .noting("at most " + mostLow),
        Part.ghosts("HIR, gone but in S", Slot.plain(gone.ids())));
  }

  @Override
  public String why(Departure departure) {
    return "first in the queue of keys with a high inter-reference recency; "
        + departure.usedTimes();
  }
}
