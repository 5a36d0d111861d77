package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;
import java.util.List;

/**
 * W-TinyLFU: every newcomer gets a short stay in a window; when that ends, it competes with the
 * idlest on probation, and whoever was asked for less lately leaves. The rest is segmented LRU.
 *
 * <p>G. Einziger, R. Friedman and B. Manes, "TinyLFU: a highly efficient cache admission policy",
 * ACM Transactions on Storage 13(4), 2017; the policy of Caffeine, here with a window of 1 % that
 * does not adapt. The eye should see: bursts live in the window, favourites behind the door.
 */
final class WTinyLfu implements EvictionPolicy {
  private static final double WINDOW = 0.01;
  private static final double PROTECTED = 0.8;

  private final long capacity;
  private final long mostInWindow;
  private final long mostProtected;
  private final Places places;
  private final Queue window;
  private final Queue probation;
  private final Queue guarded;
  private final Sketch sketch = new Sketch();
  private long keys;

  WTinyLfu(Capacity capacity) {
    this.capacity = capacity.units();
    mostInWindow = capacity.share(WINDOW);
    mostProtected = (long) ((capacity.units() - mostInWindow) * PROTECTED);
    places = new Places(capacity);
    window = new Queue(places, 1);
    probation = new Queue(places, 2);
    guarded = new Queue(places, 3);
    sketch.fit(capacity.inBytes() ? 1 : capacity.units());
  }

  @Override
  public void expect(int bound) {
    places.expect(bound);
  }

  @Override
  public boolean request(int id, int size) {
    sketch.count(id);
    if (places.has(id)) {
      hit(id);
      return true;
    }
    if (size > capacity) {
      return false;
    }
    places.weights.put(id, size);
    window.append(id);
    sketch.fit(++keys);
    while (window.weight() > mostInWindow) {
      leaveWindow();
    }
    return false;
  }

  private void hit(int id) {
    if (window.has(id)) {
      window.renew(id);
    } else if (guarded.has(id)) {
      guarded.renew(id);
    } else {
      probation.remove(id);
      guarded.append(id);
      while (guarded.weight() > mostProtected) {
        probation.append(guarded.removeOldest());
      }
    }
  }

  private void leaveWindow() {
    int candidate = window.removeOldest();
    int weight = places.weights.of(candidate);
    long most = capacity - mostInWindow;
    if (weight > most) {
      keys--;
      return;
    }
    if (probation.weight() + guarded.weight() + weight > most) {
      Queue idlest = probation.isEmpty() ? guarded : probation;
      if (sketch.estimate(candidate) <= sketch.estimate(idlest.oldest())) {
        keys--;
        return;
      }
    }
    while (probation.weight() + guarded.weight() + weight > most) {
      (probation.isEmpty() ? guarded : probation).removeOldest();
      keys--;
    }
    probation.append(candidate);
  }

  @Override
  public boolean knows(int id) {
    return places.has(id) || sketch.estimate(id) > 0;
  }

  @Override
  public Structure look() {
    return Structure.of(
        Part.queue("window", "idle longest", "just came", slots(window)),
        Part.queue("probation", "idle longest", "just came", slots(probation)),
        Part.queue("protected", "idle longest", "just used", slots(guarded)));
  }

  private List<Slot> slots(Queue queue) {
    return queue.ids().stream().map(id -> new Slot(id, "≈" + sketch.estimate(id), false)).toList();
  }

  @Override
  public String why(Departure departure) {
    return departure.from().equals("window")
        ? "its time in the window was over, and it was not asked for more often lately than the"
            + " idlest on probation"
        : "idlest on probation, and who came from the window was asked for more often lately";
  }
}
