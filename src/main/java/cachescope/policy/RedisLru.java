package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Shape;
import cachescope.policy.Structure.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Redis's allkeys-lru, simulated: of a few keys drawn by lot and of those remembered in a pool, the
 * one that was idle longest when it was drawn leaves; the clock knows whole seconds only.
 *
 * <p>Redis 7.0, evict.c. The eye should see: the victim is old but seldom the oldest, and nobody
 * can tell from outside which keys were drawn. This is a model; the real server is another row.
 */
final class RedisLru implements EvictionPolicy {
  private final long capacity;
  private final RedisParameters parameters;
  private final Weights weights;
  private final Bag bag = new Bag();
  private final EvictionPool pool;
  private long[] usedAt = new long[0];
  private long used;
  private long now;

  RedisLru(Capacity capacity, RedisParameters parameters, RandomGenerator random) {
    this.capacity = capacity.units();
    this.parameters = parameters;
    weights = new Weights(capacity);
    pool = new EvictionPool(parameters.samples(), random);
  }

  @Override
  public void expect(int bound) {
    weights.expect(bound);
    bag.expect(bound);
    if (bound > usedAt.length) {
      usedAt = Arrays.copyOf(usedAt, Math.max(bound, 2 * usedAt.length));
    }
  }

  @Override
  public boolean request(int id, int size) {
    now++;
    if (bag.has(id)) {
      usedAt[id] = parameters.second(now);
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (used + size > capacity) {
      int victim = pool.victim(bag, this::idleSeconds);
      bag.remove(victim);
      used -= weights.of(victim);
    }
    weights.put(id, size);
    bag.add(id);
    used += size;
    usedAt[id] = parameters.second(now);
    return false;
  }

  private long idleSeconds(int id) {
    return parameters.second(now) - usedAt[id];
  }

  @Override
  public boolean knows(int id) {
    return bag.has(id) || pool.has(id);
  }

  @Override
  public Structure look() {
    List<Slot> slots =
        bag.ids().stream()
            .sorted((a, b) -> Long.compare(usedAt[a], usedAt[b]))
            .map(id -> new Slot(id, "idle " + idleSeconds(id) + " s", pool.has(id)))
            .toList();
    return Structure.of(
        new Part("keys", Shape.SET, "idle longest", "just used", slots, -1, "marked: in the pool"));
  }

  @Override
  public String why(Departure departure) {
    return "of the keys that were drawn, idle longest; last used in step " + departure.lastUsed();
  }
}
