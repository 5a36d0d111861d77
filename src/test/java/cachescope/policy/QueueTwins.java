package cachescope.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The twins of policies that keep several queues. */
final class QueueTwins {
  private QueueTwins() {}

  static final class Slru extends Twin {
    private final LinkedHashMap<Integer, Integer> probation = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, Integer> guarded = new LinkedHashMap<>();
    private final long mostProtected;

    Slru(Capacity capacity) {
      this(capacity, (long) (capacity.units() * 0.8));
    }

    Slru(Capacity capacity, long mostProtected) {
      super(capacity);
      this.mostProtected = mostProtected;
    }

    @Override
    boolean has(int id) {
      return probation.containsKey(id) || guarded.containsKey(id);
    }

    @Override
    void hit(int id) {
      if (guarded.containsKey(id)) {
        renew(guarded, id);
        return;
      }
      guarded.put(id, probation.remove(id));
      while (weight(guarded) > mostProtected) {
        pass(guarded, probation);
      }
    }

    boolean fits(int size) {
      return weight(probation) + weight(guarded) + size <= capacity;
    }

    LinkedHashMap<Integer, Integer> idlest() {
      return probation.isEmpty() ? guarded : probation;
    }

    @Override
    void miss(int id, int size) {
      while (!fits(size)) {
        idlest().remove(first(idlest()));
      }
      probation.put(id, size);
    }
  }

  static final class TwoQueues extends Twin {
    private final LinkedHashMap<Integer, Integer> a1in = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, Integer> a1out = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, Integer> am = new LinkedHashMap<>();

    TwoQueues(Capacity capacity) {
      super(capacity);
    }

    @Override
    boolean has(int id) {
      return a1in.containsKey(id) || am.containsKey(id);
    }

    @Override
    void hit(int id) {
      if (am.containsKey(id)) {
        renew(am, id);
      }
    }

    @Override
    void miss(int id, int size) {
      boolean ghost = a1out.remove(id) != null;
      while (weight(a1in) + weight(am) + size > capacity) {
        if (am.isEmpty() || weight(a1in) > Math.max(1, capacity / 4)) {
          pass(a1in, a1out);
          while (weight(a1out) > Math.max(1, capacity / 2)) {
            a1out.pollFirstEntry();
          }
        } else {
          am.pollFirstEntry();
        }
      }
      (ghost ? am : a1in).put(id, size);
    }
  }

  /** The paper's cases I to IV, with sums of sizes for its lengths. */
  static final class Arc extends Twin {
    private final LinkedHashMap<Integer, Integer> t1 = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, Integer> t2 = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, Integer> b1 = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, Integer> b2 = new LinkedHashMap<>();
    private double p;

    Arc(Capacity capacity) {
      super(capacity);
    }

    @Override
    boolean has(int id) {
      return t1.containsKey(id) || t2.containsKey(id);
    }

    @Override
    void hit(int id) {
      Integer size = t1.remove(id);
      t2.put(id, size == null ? t2.remove(id) : size);
    }

    @Override
    void miss(int id, int size) {
      double l1 = weight(b1);
      double l2 = weight(b2);
      if (b1.containsKey(id)) {
        p = Math.min(capacity, p + size * (l1 >= l2 ? 1 : l2 / l1));
        b1.remove(id);
        makeRoom(size, false);
        t2.put(id, size);
      } else if (b2.containsKey(id)) {
        p = Math.max(0, p - size * (l2 >= l1 ? 1 : l1 / l2));
        b2.remove(id);
        makeRoom(size, true);
        t2.put(id, size);
      } else {
        while (!b1.isEmpty() && weight(t1) + weight(b1) + size > capacity) {
          b1.pollFirstEntry();
        }
        while (weight(t1) + size > capacity) {
          t1.pollFirstEntry();
        }
        while (!b2.isEmpty()
            && weight(t1) + weight(b1) + weight(t2) + weight(b2) + size > 2 * capacity) {
          b2.pollFirstEntry();
        }
        makeRoom(size, false);
        t1.put(id, size);
      }
    }

    private void makeRoom(int size, boolean inB2) {
      while (weight(t1) + weight(t2) + size > capacity) {
        if (!t1.isEmpty() && (weight(t1) > p || (inB2 && weight(t1) == p) || t2.isEmpty())) {
          pass(t1, b1);
        } else {
          pass(t2, b2);
        }
      }
    }
  }

  /** The stack as a list of keys, bottom first, and what each key is. */
  static final class Lirs extends Twin {
    private enum Status {
      LIR,
      HIR,
      GONE
    }

    private final List<Integer> stack = new ArrayList<>();
    private final List<Integer> queue = new ArrayList<>();
    private final List<Integer> ghosts = new ArrayList<>();
    private final Map<Integer, Status> status = new HashMap<>();
    private final long mostLow;

    Lirs(Capacity capacity) {
      super(capacity);
      mostLow = capacity.units() - Math.max(1, (long) (capacity.units() * 0.01));
    }

    @Override
    boolean has(int id) {
      return status.containsKey(id) && status.get(id) != Status.GONE;
    }

    @Override
    void hit(int id) {
      boolean inStack = stack.remove((Integer) id);
      stack.add(id);
      if (!inStack) {
        queue.remove((Integer) id);
        queue.add(id);
        return;
      }
      if (status.get(id) == Status.HIR) {
        queue.remove((Integer) id);
        status.put(id, Status.LIR);
      }
      demote();
      prune();
    }

    @Override
    void miss(int id, int size) {
      boolean ghost = status.remove(id) != null;
      ghosts.remove((Integer) id);
      stack.remove((Integer) id);
      while (low() + sum(queue) + size > capacity) {
        evict();
      }
      sizes.put(id, size);
      stack.add(id);
      if (ghost || low() + size <= mostLow) {
        status.put(id, Status.LIR);
      } else {
        status.put(id, Status.HIR);
        queue.add(id);
      }
      demote();
      if (status.get(id) == Status.LIR || ghost) {
        prune();
      }
    }

    private void evict() {
      if (queue.isEmpty()) {
        status.remove(stack.removeFirst());
        prune();
        return;
      }
      int victim = queue.removeFirst();
      if (!stack.contains(victim)) {
        status.remove(victim);
        return;
      }
      status.put(victim, Status.GONE);
      ghosts.add(victim);
      while (sum(ghosts) > 2 * capacity) {
        int forgotten = ghosts.removeFirst();
        status.remove(forgotten);
        stack.remove((Integer) forgotten);
      }
    }

    private void demote() {
      while (low() > mostLow) {
        prune();
        int bottom = stack.removeFirst();
        status.put(bottom, Status.HIR);
        queue.add(bottom);
      }
    }

    private void prune() {
      while (!stack.isEmpty() && status.get(stack.getFirst()) != Status.LIR) {
        int bottom = stack.removeFirst();
        if (ghosts.remove((Integer) bottom)) {
          status.remove(bottom);
        }
      }
    }

    private long low() {
      return sum(stack.stream().filter(id -> status.get(id) == Status.LIR).toList());
    }

    private long sum(List<Integer> ids) {
      return ids.stream().mapToLong(sizes::get).sum();
    }
  }

  static final class S3Fifo extends Twin {
    private final LinkedHashMap<Integer, Integer> small = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, Integer> main = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, Integer> ghosts = new LinkedHashMap<>();
    private final Map<Integer, Integer> uses = new HashMap<>();
    private final long tenth;

    S3Fifo(Capacity capacity) {
      super(capacity);
      tenth = Math.max(1, (long) (capacity.units() * 0.1));
    }

    @Override
    boolean has(int id) {
      return small.containsKey(id) || main.containsKey(id);
    }

    @Override
    void hit(int id) {
      uses.merge(id, 1, (a, b) -> Math.min(3, a + b));
    }

    @Override
    void miss(int id, int size) {
      boolean ghost = ghosts.remove(id) != null;
      while (weight(small) + weight(main) + size > capacity) {
        if (main.isEmpty() || weight(small) >= tenth) {
          smallStep();
        } else {
          mainStep();
        }
      }
      (ghost ? main : small).put(id, size);
      uses.put(id, 0);
    }

    private void smallStep() {
      if (uses.get(first(small)) > 1) {
        uses.put(first(small), 0);
        pass(small, main);
        return;
      }
      pass(small, ghosts);
      while (weight(ghosts) > capacity - tenth) {
        ghosts.pollFirstEntry();
      }
    }

    private void mainStep() {
      int id = first(main);
      if (uses.get(id) == 0) {
        main.remove(id);
      } else {
        uses.merge(id, -1, Integer::sum);
        renew(main, id);
      }
    }
  }
}
