package cachescope.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The twins of policies that keep one list, or counts. */
final class OldTwins {
  private OldTwins() {}

  static class Fifo extends Twin {
    final LinkedHashMap<Integer, Integer> keys = new LinkedHashMap<>();

    Fifo(Capacity capacity) {
      super(capacity);
    }

    @Override
    boolean has(int id) {
      return keys.containsKey(id);
    }

    @Override
    void hit(int id) {}

    @Override
    void miss(int id, int size) {
      while (weight(keys) + size > capacity) {
        keys.remove(victim());
      }
      keys.put(id, size);
    }

    int victim() {
      return first(keys);
    }
  }

  static class Lru extends Fifo {
    Lru(Capacity capacity) {
      super(capacity);
    }

    @Override
    void hit(int id) {
      renew(keys, id);
    }
  }

  static final class Mru extends Lru {
    Mru(Capacity capacity) {
      super(capacity);
    }

    @Override
    int victim() {
      return last(keys);
    }
  }

  static final class Clock extends Fifo {
    private final Map<Integer, Boolean> bits = new HashMap<>();

    Clock(Capacity capacity) {
      super(capacity);
    }

    @Override
    void hit(int id) {
      bits.put(id, true);
    }

    @Override
    void miss(int id, int size) {
      super.miss(id, size);
      bits.put(id, false);
    }

    @Override
    int victim() {
      while (bits.get(first(keys))) {
        bits.put(first(keys), false);
        renew(keys, first(keys));
      }
      return first(keys);
    }
  }

  /** A linked list by hand, as the paper has it: the hand is a key. */
  static final class Sieve extends Twin {
    private final List<Integer> fromTail = new ArrayList<>();
    private final Map<Integer, Boolean> visited = new HashMap<>();
    private Integer hand;

    Sieve(Capacity capacity) {
      super(capacity);
    }

    @Override
    boolean has(int id) {
      return visited.containsKey(id);
    }

    @Override
    void hit(int id) {
      visited.put(id, true);
    }

    @Override
    void miss(int id, int size) {
      while (fromTail.stream().mapToLong(sizes::get).sum() + size > capacity) {
        evict();
      }
      fromTail.add(id);
      sizes.put(id, size);
      visited.put(id, false);
    }

    private void evict() {
      Integer at = hand == null ? fromTail.getFirst() : hand;
      while (visited.get(at)) {
        visited.put(at, false);
        at = towardsHead(at) == null ? fromTail.getFirst() : towardsHead(at);
      }
      hand = towardsHead(at);
      fromTail.remove(at);
      visited.remove(at);
    }

    private Integer towardsHead(Integer id) {
      int index = fromTail.indexOf(id) + 1;
      return index == fromTail.size() ? null : fromTail.get(index);
    }
  }

  /** Whoever ranks least leaves, found by looking at everybody. */
  abstract static class Ranked extends Twin {
    record Key(int size, long uses, long arrived, long used, long before, double worth) {}

    final Map<Integer, Key> keys = new HashMap<>();

    Ranked(Capacity capacity) {
      super(capacity);
    }

    @Override
    boolean has(int id) {
      return keys.containsKey(id);
    }

    @Override
    void hit(int id) {
      Key key = keys.get(id);
      keys.put(
          id, new Key(key.size, key.uses + 1, key.arrived, now, key.used, worth(id, key.uses + 1)));
    }

    @Override
    void miss(int id, int size) {
      long before = before(id);
      while (keys.values().stream().mapToLong(Key::size).sum() + size > capacity) {
        int victim =
            keys.entrySet().stream()
                .min(Map.Entry.comparingByValue(order()))
                .orElseThrow()
                .getKey();
        left(victim, keys.remove(victim));
      }
      keys.put(id, new Key(size, 1, now, now, before, worth(id, 1)));
    }

    abstract Comparator<Key> order();

    double worth(int id, long uses) {
      return 0;
    }

    long before(int id) {
      return 0;
    }

    void left(int id, Key key) {}
  }

  static final class Lfu extends Ranked {
    Lfu(Capacity capacity) {
      super(capacity);
    }

    @Override
    Comparator<Key> order() {
      return Comparator.comparing(Key::uses).thenComparing(Key::used);
    }
  }

  static final class LfuDa extends Ranked {
    private double age;

    LfuDa(Capacity capacity) {
      super(capacity);
    }

    @Override
    Comparator<Key> order() {
      return Comparator.comparing(Key::worth).thenComparing(Key::used);
    }

    @Override
    double worth(int id, long uses) {
      return uses + age;
    }

    @Override
    void left(int id, Key key) {
      age = key.worth();
    }
  }

  static final class LruK extends Ranked {
    private final LinkedHashMap<Integer, Key> gone = new LinkedHashMap<>();

    LruK(Capacity capacity) {
      super(capacity);
    }

    @Override
    Comparator<Key> order() {
      return Comparator.comparing(Key::before).thenComparing(Key::used);
    }

    @Override
    long before(int id) {
      Key was = gone.remove(id);
      return was == null ? 0 : was.used();
    }

    @Override
    void left(int id, Key key) {
      gone.put(id, key);
      while (gone.values().stream().mapToLong(Key::size).sum() > capacity) {
        gone.pollFirstEntry();
      }
    }
  }

  static final class Ttl extends Ranked {
    Ttl(Capacity capacity) {
      super(capacity);
    }

    @Override
    double worth(int id, long uses) {
      return uses == 1 ? now + TtlNearest.ttl(id, 8 * capacity) : keys.get(id).worth();
    }

    @Override
    Comparator<Key> order() {
      return Comparator.comparing(Key::worth).thenComparing(Key::arrived);
    }
  }

  static final class Opt extends Ranked {
    private final List<Integer> requests;

    Opt(Capacity capacity, List<Integer> requests) {
      super(capacity);
      this.requests = requests;
    }

    /** Requests until the next for the same key. */
    @Override
    double worth(int id, long uses) {
      int next = requests.subList((int) now, requests.size()).indexOf(id);
      return next < 0 ? Double.POSITIVE_INFINITY : now + next;
    }

    @Override
    Comparator<Key> order() {
      return Comparator.comparing(Key::worth).reversed().thenComparing(Key::used);
    }
  }

  /** Draws the same lots as the policy does. */
  static final class RandomChoice extends Twin {
    private final List<Integer> keys = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(1);

    RandomChoice(Capacity capacity) {
      super(capacity);
    }

    @Override
    boolean has(int id) {
      return keys.contains(id);
    }

    @Override
    void hit(int id) {}

    @Override
    void miss(int id, int size) {
      while (keys.stream().mapToLong(sizes::get).sum() + size > capacity) {
        int lot = random.nextInt(keys.size());
        keys.set(lot, keys.getLast());
        keys.removeLast();
      }
      sizes.put(id, size);
      keys.add(id);
    }
  }
}
