package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;

/**
 * Segmented LRU: newcomers are on probation; a second request protects a key, and who is protected
 * too long goes back on probation. The idlest on probation leaves.
 *
 * <p>R. Karedla, J. S. Love and B. G. Wherry, "Caching strategies to improve disk system
 * performance", IEEE Computer 27(3), 1994. Four fifths are for the protected. The eye should see: a
 * scan runs through the probation and touches nobody who was used twice.
 */
final class Slru implements EvictionPolicy {
  private static final double PROTECTED = 0.8;
  private static final int ON_PROBATION = 1;
  private static final int GUARDED = 2;

  private final long capacity;
  private final long mostProtected;
  private final Places places;
  private final Queue probation;
  private final Queue guarded;

  Slru(Capacity capacity) {
    this.capacity = capacity.units();
    mostProtected = (long) (capacity.units() * PROTECTED);
    places = new Places(capacity);
    probation = new Queue(places, ON_PROBATION);
    guarded = new Queue(places, GUARDED);
  }

  @Override
  public void expect(int bound) {
    places.expect(bound);
  }

  @Override
  public boolean request(int id, int size) {
    if (places.has(id)) {
      hit(id);
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (probation.weight() + guarded.weight() + size > capacity) {
      (probation.isEmpty() ? guarded : probation).removeOldest();
    }
    places.weights.put(id, size);
    probation.append(id);
    return false;
  }

  private void hit(int id) {
    if (guarded.has(id)) {
      guarded.renew(id);
      return;
    }
    probation.remove(id);
    guarded.append(id);
    while (guarded.weight() > mostProtected) {
      probation.append(guarded.removeOldest());
    }
  }

  @Override
  public boolean knows(int id) {
    return places.has(id);
  }

  @Override
  public Structure look() {
    return Structure.of(
        Part.queue("probation", "idle longest", "just came", Slot.plain(probation.ids())),
        Part.queue("protected", "idle longest", "just used", Slot.plain(guarded.ids()))
            .noting("at most " + mostProtected));
  }

  @Override
  public String why(Departure departure) {
    return "idle longest among those on probation, since step " + departure.lastUsed();
  }
}
