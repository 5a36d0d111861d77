package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;
import java.util.Locale;

/**
 * ARC: a list of keys seen once, T1, and one of keys seen again, T2; the ghosts of each, B1 and B2,
 * say which of the two should be longer, and the target p follows.
 *
 * <p>N. Megiddo and D. S. Modha, "ARC: a self-tuning, low overhead replacement cache", FAST 2003.
 * The eye should see: a request for a ghost of B1 pushes p up, one for a ghost of B2 pulls it down;
 * a scan runs through T1 while T2 stands. In bytes, every count of the paper is a sum of sizes.
 */
final class Arc implements EvictionPolicy {
  private final long capacity;
  private final Places places;
  private final Queue t1;
  private final Queue t2;
  private final Queue b1;
  private final Queue b2;
  private double target;

  Arc(Capacity capacity) {
    this.capacity = capacity.units();
    places = new Places(capacity);
    t1 = new Queue(places, 1);
    t2 = new Queue(places, 2);
    b1 = new Queue(places, 3);
    b2 = new Queue(places, 4);
  }

  @Override
  public void expect(int bound) {
    places.expect(bound);
  }

  @Override
  public boolean request(int id, int size) {
    if (t2.has(id)) {
      t2.renew(id);
      return true;
    }
    if (t1.has(id)) {
      t1.remove(id);
      t2.append(id);
      return true;
    }
    if (size > capacity) {
      return false;
    }
    if (b1.has(id)) {
      target = Math.min((double) capacity, target + size * Math.max(1, ratio(b2, b1)));
      fromGhosts(b1, id, size);
    } else if (b2.has(id)) {
      target = Math.max(0, target - size * Math.max(1, ratio(b1, b2)));
      fromGhosts(b2, id, size);
    } else {
      shorten(size);
      replace(size, false);
      places.weights.put(id, size);
      t1.append(id);
    }
    return false;
  }

  private static double ratio(Queue above, Queue below) {
    return (double) above.weight() / below.weight();
  }

  private void fromGhosts(Queue ghosts, int id, int size) {
    ghosts.remove(id);
    replace(size, ghosts == b2);
    places.weights.put(id, size);
    t2.append(id);
  }

  /** Keeps T1 and B1 together within one cache, all four within two. */
  private void shorten(int size) {
    while (!b1.isEmpty() && t1.weight() + b1.weight() + size > capacity) {
      b1.removeOldest();
    }
    while (t1.weight() + size > capacity) {
      t1.removeOldest();
    }
    while (!b2.isEmpty()
        && t1.weight() + t2.weight() + b1.weight() + b2.weight() + size > 2 * capacity) {
      b2.removeOldest();
    }
  }

  private void replace(int size, boolean ghostOfB2) {
    while (t1.weight() + t2.weight() + size > capacity) {
      boolean above = t1.weight() > target || (ghostOfB2 && t1.weight() == target);
      if (t2.isEmpty() || (above && !t1.isEmpty())) {
        b1.append(t1.removeOldest());
      } else {
        b2.append(t2.removeOldest());
      }
    }
  }

  @Override
  public boolean knows(int id) {
    return places.has(id);
  }

  @Override
  public Structure look() {
    String p = String.format(Locale.ROOT, "target %.1f", target);
    return Structure.of(
        Part.ghosts("B1", Slot.plain(b1.ids())),
        Part.queue("T1", "idle longest", "just came", Slot.plain(t1.ids())).noting(p),
        Part.queue("T2", "idle longest", "just used", Slot.plain(t2.ids())),
        Part.ghosts("B2", Slot.plain(b2.ids())));
  }

  @Override
  public String why(Departure departure) {
    return departure.from().equals("T1")
        ? "idle longest of T1, seen once, and T1 is longer than its target"
        : "idle longest of T2, and T1 is no longer than its target";
  }
}
