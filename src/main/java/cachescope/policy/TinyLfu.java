package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;

/**
 * TinyLFU: an LRU with a door-keeper. A newcomer gets in only if it was asked for more often lately
 * than the one who would have to leave.
 *
 * <p>G. Einziger, R. Friedman and B. Manes, "TinyLFU: a highly efficient cache admission policy",
 * ACM Transactions on Storage 13(4), 2017. The eye should see: most newcomers are turned away at
 * the door, so that a scan changes nothing, and nothing new gets in quickly either.
 */
final class TinyLfu implements EvictionPolicy {
  private static final int IN = 1;

  private final long capacity;
  private final Places places;
  private final Queue recency;
  private final Sketch sketch = new Sketch();
  private long keys;

  TinyLfu(Capacity capacity) {
    this.capacity = capacity.units();
    places = new Places(capacity);
    recency = new Queue(places, IN);
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
      recency.renew(id);
      return true;
    }
    if (size > capacity) {
      return false;
    }
    boolean full = recency.weight() + size > capacity;
    if (full && sketch.estimate(id) <= sketch.estimate(recency.oldest())) {
      return false;
    }
    while (recency.weight() + size > capacity) {
      recency.removeOldest();
      keys--;
    }
    places.weights.put(id, size);
    recency.append(id);
    sketch.fit(++keys);
    return false;
  }

  @Override
  public boolean knows(int id) {
    return places.has(id) || sketch.estimate(id) > 0;
  }

  @Override
  public Structure look() {
    return Structure.of(
        Part.queue(
            "recency",
            "idle longest",
            "just used",
            recency.ids().stream()
                .map(id -> new Slot(id, "≈" + sketch.estimate(id), false))
                .toList()));
  }

  @Override
  public String why(Departure departure) {
    return departure.turnedAway()
        ? "turned away: not asked for more often lately than who would have had to leave"
        : departure.idleLongest() + ", and the newcomer was asked for more often lately";
  }
}
