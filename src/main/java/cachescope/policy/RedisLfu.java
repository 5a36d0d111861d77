package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Shape;
import cachescope.policy.Structure.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Redis's allkeys-lfu, simulated: a counter of 8 bits that rises by chance, the harder the higher
 * it is, and falls by one a minute; of a few keys drawn by lot and a pool, the lowest leaves.
 *
 * <p>Redis 7.0, evict.c: a new key has 5; above that a use counts with probability 1 / ((counter -
 * 5) × lfu-log-factor + 1). The eye should see: two runs of one lesson differ. This is a model; the
 * real server is another row.
 */
final class RedisLfu implements EvictionPolicy {
  private static final int INITIAL = 5;
  private static final int MOST = 255;

  private final long capacity;
  private final RedisParameters parameters;
  private final RandomGenerator random;
  private final Weights weights;
  private final Bag bag = new Bag();
  private final EvictionPool pool;
  private int[] counter = new int[0];
  private long[] minute = new long[0];
  private long used;
  private long now;

  RedisLfu(Capacity capacity, RedisParameters parameters, RandomGenerator random) {
    this.capacity = capacity.units();
    this.parameters = parameters;
    this.random = random;
    weights = new Weights(capacity);
    pool = new EvictionPool(parameters.samples(), random);
  }

  @Override
  public void expect(int bound) {
    weights.expect(bound);
    bag.expect(bound);
    if (bound > counter.length) {
      counter = Arrays.copyOf(counter, Math.max(bound, 2 * counter.length));
      minute = Arrays.copyOf(minute, counter.length);
    }
  }

  @Override
  public boolean request(int id, int size) {
    now++;
    if (bag.has(id)) {
      counter[id] = raised(decayed(id));
      minute[id] = parameters.minute(now);
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (used + size > capacity) {
      int victim = pool.victim(bag, key -> MOST - decayed(key));
      bag.remove(victim);
      used -= weights.of(victim);
    }
    weights.put(id, size);
    bag.add(id);
    used += size;
    counter[id] = INITIAL;
    minute[id] = parameters.minute(now);
    return false;
  }

  private int decayed(int id) {
    long passed = parameters.minute(now) - minute[id];
    long lost = parameters.decayMinutes() == 0 ? 0 : passed / parameters.decayMinutes();
    return (int) Math.max(0, counter[id] - lost);
  }

  private int raised(int count) {
    double above = Math.max(0, count - INITIAL);
    boolean rises = random.nextDouble() < 1 / (above * parameters.logFactor() + 1);
    return count < MOST && rises ? count + 1 : count;
  }

  @Override
  public boolean knows(int id) {
    return bag.has(id) || pool.has(id);
  }

  @Override
  public Structure look() {
    List<Slot> slots =
        bag.ids().stream()
            .sorted((a, b) -> Integer.compare(decayed(a), decayed(b)))
            .map(id -> new Slot(id, "freq " + decayed(id), pool.has(id)))
            .toList();
    return Structure.of(
        new Part("keys", Shape.SET, "lowest", "highest", slots, -1, "marked: in the pool"));
  }

  @Override
  public String why(Departure departure) {
    return "of the keys that were drawn, the one with the lowest counter; " + departure.usedTimes();
  }
}
