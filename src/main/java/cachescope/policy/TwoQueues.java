package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;

/**
 * 2Q: newcomers pass through a short FIFO; only who is asked for again after having left it gets
 * into the main LRU.
 *
 * <p>T. Johnson and D. Shasha, "2Q: a low overhead high performance buffer management replacement
 * algorithm", VLDB 1994, full version with Kin = 25 % and Kout = 50 % of the cache. The eye should
 * see: quick repetitions prove nothing (a hit in A1in moves nothing), a return from the ghosts
 * does.
 */
final class TwoQueues implements EvictionPolicy {
  private static final double KIN = 0.25;
  private static final double KOUT = 0.5;

  private final long capacity;
  private final long kin;
  private final long kout;
  private final Places places;
  private final Queue in;
  private final Queue out;
  private final Queue main;

  TwoQueues(Capacity capacity) {
    this.capacity = capacity.units();
    kin = capacity.share(KIN);
    kout = capacity.share(KOUT);
    places = new Places(capacity);
    in = new Queue(places, 1);
    out = new Queue(places, 2);
    main = new Queue(places, 3);
  }

  @Override
  public void expect(int bound) {
    places.expect(bound);
  }

  @Override
  public boolean request(int id, int size) {
    if (main.has(id)) {
      main.renew(id);
      return true;
    }
    if (in.has(id)) {
      return true;
    }
    if (size > capacity) {
      return false;
    }
    boolean returns = out.has(id);
    if (returns) {
      out.remove(id);
    }
    while (in.weight() + main.weight() + size > capacity) {
      reclaim();
    }
    places.weights.put(id, size);
    (returns ? main : in).append(id);
    return false;
  }

  private void reclaim() {
    if (main.isEmpty() || (in.weight() > kin && !in.isEmpty())) {
      out.append(in.removeOldest());
      while (out.weight() > kout) {
        out.removeOldest();
      }
    } else {
      main.removeOldest();
    }
  }

  @Override
  public boolean knows(int id) {
    return places.has(id);
  }

  @Override
  public Structure look() {
    return Structure.of(
        Part.queue("A1in", "first in", "last in", Slot.plain(in.ids())).noting("about " + kin),
        Part.queue("Am", "idle longest", "just used", Slot.plain(main.ids())),
        Part.ghosts("A1out", Slot.plain(out.ids())).noting("at most " + kout));
  }

  @Override
  public String why(Departure departure) {
    return departure.from().equals("Am")
        ? departure.idleLongest() + ", and A1in was no longer than it may be"
        : departure.arrivedFirst() + ", and A1in was longer than it may be";
  }
}
