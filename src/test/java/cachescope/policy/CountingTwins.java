package cachescope.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The twins of policies that count or sample. */
final class CountingTwins {
  private CountingTwins() {}

  /** A sketch as a map from counter to count. */
  static final class Counters {
    private Map<Integer, Integer> counts = new HashMap<>();
    private int words = 8;
    private long sample = 80;
    private long counted;

    void fit(long keys) {
      if (keys > words) {
        while (words < keys) {
          words *= 2;
        }
        counts = new HashMap<>();
        counted = 0;
      }
      sample = Math.max(sample, 10 * keys);
    }

    int estimate(int id) {
      int least = 15;
      for (int row = 0; row < 4; row++) {
        least = Math.min(least, counts.getOrDefault(counter(id, row), 0));
      }
      return least;
    }

    private int counter(int id, int row) {
      return Sketch.counter(Sketch.hash(id), row, words);
    }

    void count(int id) {
      boolean added = false;
      for (int row = 0; row < 4; row++) {
        int count = counts.getOrDefault(counter(id, row), 0);
        if (count < 15) {
          counts.put(counter(id, row), count + 1);
          added = true;
        }
      }
      if (added && ++counted >= sample) {
        long odd = counts.values().stream().filter(count -> count % 2 == 1).count();
        counts.replaceAll((_, count) -> count / 2);
        counted = (counted - odd / 4) / 2;
      }
    }
  }

  static final class TinyLfu extends Twin {
    private final LinkedHashMap<Integer, Integer> keys = new LinkedHashMap<>();
    private final Counters counters = new Counters();

    TinyLfu(Capacity capacity) {
      super(capacity);
      counters.fit(capacity.inBytes() ? 1 : capacity.units());
    }

    @Override
    boolean has(int id) {
      counters.count(id);
      return keys.containsKey(id);
    }

    @Override
    void hit(int id) {
      renew(keys, id);
    }

    @Override
    void miss(int id, int size) {
      if (weight(keys) + size > capacity
          && counters.estimate(id) <= counters.estimate(first(keys))) {
        return;
      }
      while (weight(keys) + size > capacity) {
        keys.pollFirstEntry();
      }
      keys.put(id, size);
      counters.fit(keys.size());
    }
  }

  static final class WTinyLfu extends Twin {
    private final LinkedHashMap<Integer, Integer> window = new LinkedHashMap<>();
    private final Counters counters = new Counters();
    private final long most;
    private final QueueTwins.Slru main;
    private long keys;

    WTinyLfu(Capacity capacity) {
      super(capacity);
      most = Math.max(1, (long) (capacity.units() * 0.01));
      long rest = capacity.units() - most;
      main = new QueueTwins.Slru(new Capacity(Math.max(1, rest), false), (long) (rest * 0.8));
      counters.fit(capacity.inBytes() ? 1 : capacity.units());
    }

    @Override
    boolean has(int id) {
      counters.count(id);
      return window.containsKey(id) || main.has(id);
    }

    @Override
    void hit(int id) {
      if (window.containsKey(id)) {
        renew(window, id);
      } else {
        main.hit(id);
      }
    }

    @Override
    void miss(int id, int size) {
      window.put(id, size);
      counters.fit(++keys);
      while (weight(window) > most) {
        int candidate = first(window);
        int weight = window.remove(candidate);
        if (weight > capacity - most || loses(candidate, weight)) {
          keys--;
          continue;
        }
        while (!main.fits(weight)) {
          main.idlest().pollFirstEntry();
          keys--;
        }
        main.miss(candidate, weight);
      }
    }

    private boolean loses(int candidate, int weight) {
      return !main.fits(weight)
          && counters.estimate(candidate) <= counters.estimate(first(main.idlest()));
    }
  }

  /** Draws the same lots as the policy, and keeps its pool as a sorted list. */
  abstract static class Sampled extends Twin {
    private record Candidate(int id, long score) {}

    final RedisParameters redis;
    final SplittableRandom random = new SplittableRandom(1);
    final List<Integer> keys = new ArrayList<>();
    private final List<Candidate> pool = new ArrayList<>();

    Sampled(Capacity capacity, RedisParameters redis) {
      super(capacity);
      this.redis = redis;
    }

    abstract long score(int id);

    @Override
    boolean has(int id) {
      return keys.contains(id);
    }

    @Override
    void miss(int id, int size) {
      while (keys.stream().mapToLong(sizes::get).sum() + size > capacity) {
        int at = keys.indexOf(victim());
        keys.set(at, keys.getLast());
        keys.removeLast();
      }
      keys.add(id);
      sizes.put(id, size);
    }

    private int victim() {
      while (true) {
        for (int i = 0; i < Math.min(redis.samples(), keys.size()); i++) {
          offer(keys.get(random.nextInt(keys.size())));
        }
        while (!pool.isEmpty()) {
          int best = pool.removeLast().id();
          if (keys.contains(best)) {
            return best;
          }
        }
      }
    }

    private void offer(int id) {
      long score = score(id);
      int better = (int) pool.stream().filter(other -> other.score() < score).count();
      if (pool.size() == 16) {
        if (better == 0) {
          return;
        }
        pool.removeFirst();
        better--;
      }
      pool.add(better, new Candidate(id, score));
    }
  }

  static final class RedisLru extends Sampled {
    private final Map<Integer, Long> seconds = new HashMap<>();

    RedisLru(Capacity capacity, RedisParameters redis) {
      super(capacity, redis);
    }

    private long second() {
      return now / redis.requestsPerSecond();
    }

    @Override
    long score(int id) {
      return second() - seconds.get(id);
    }

    @Override
    void hit(int id) {
      seconds.put(id, second());
    }

    @Override
    void miss(int id, int size) {
      super.miss(id, size);
      seconds.put(id, second());
    }
  }

  static final class RedisLfu extends Sampled {
    private final Map<Integer, Integer> counters = new HashMap<>();
    private final Map<Integer, Long> minutes = new HashMap<>();

    RedisLfu(Capacity capacity, RedisParameters redis) {
      super(capacity, redis);
    }

    private long minute() {
      return now / redis.requestsPerSecond() / 60;
    }

    private int decayed(int id) {
      long lost = (minute() - minutes.get(id)) / redis.decayMinutes();
      return (int) Math.max(0, counters.get(id) - lost);
    }

    @Override
    long score(int id) {
      return 255 - decayed(id);
    }

    @Override
    void hit(int id) {
      int counter = decayed(id);
      double chance = 1.0 / (Math.max(0, counter - 5) * redis.logFactor() + 1);
      if (random.nextDouble() < chance && counter < 255) {
        counter++;
      }
      counters.put(id, counter);
      minutes.put(id, minute());
    }

    @Override
    void miss(int id, int size) {
      super.miss(id, size);
      counters.put(id, 5);
      minutes.put(id, minute());
    }
  }
}
