package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Slot;
import java.util.Arrays;
import java.util.List;

/**
 * S3-FIFO: newcomers pass through a small FIFO, a tenth of the cache; who was used there more than
 * once, or comes back as a ghost, gets into the main FIFO, where each use is one more round.
 *
 * <p>J. Yang, Y. Zhang, Z. Qiu, Y. Yue and K. V. Rashmi, "FIFO queues are all you need for cache
 * eviction", SOSP 2023; uses are counted up to 3, ghosts as many as fit in the main queue. The eye
 * should see: one-hit wonders leave quickly, and a hit moves nothing.
 */
final class S3Fifo implements EvictionPolicy {
  private static final double SMALL = 0.1;
  private static final int MOST_USES = 3;
  private static final int WORTH_KEEPING = 2;

  private final long capacity;
  private final long smallShare;
  private final long mostGhosts;
  private final Places places;
  private final Queue small;
  private final Queue main;
  private final Queue ghosts;
  private byte[] uses = new byte[0];

  S3Fifo(Capacity capacity) {
    this.capacity = capacity.units();
    smallShare = capacity.share(SMALL);
    mostGhosts = capacity.units() - smallShare;
    places = new Places(capacity);
    small = new Queue(places, 1);
    main = new Queue(places, 2);
    ghosts = new Queue(places, 3);
  }

  @Override
  public void expect(int bound) {
    places.expect(bound);
    if (bound > uses.length) {
      uses = Arrays.copyOf(uses, Math.max(bound, 2 * uses.length));
    }
  }

  @Override
  public boolean request(int id, int size) {
    if (places.has(id) && !ghosts.has(id)) {
      if (uses[id] < MOST_USES) {
        uses[id]++;
      }
      return true;
    }
    if (size > capacity) {
      return false;
    }
    boolean returns = ghosts.has(id);
    if (returns) {
      ghosts.remove(id);
    }
    while (small.weight() + main.weight() + size > capacity) {
      makeRoom();
    }
    places.weights.put(id, size);
    uses[id] = 0;
    (returns ? main : small).append(id);
    return false;
  }

  /**
   * One step: a key leaves, or goes round once more, or passes from the small to the main queue.
   */
  private void makeRoom() {
    if (main.isEmpty() || (!small.isEmpty() && small.weight() >= smallShare)) {
      int id = small.removeOldest();
      if (uses[id] >= WORTH_KEEPING) {
        uses[id] = 0;
        main.append(id);
      } else {
        remember(id);
      }
      return;
    }
    int id = main.oldest();
    if (uses[id] > 0) {
      uses[id]--;
      main.renew(id);
    } else {
      main.removeOldest();
    }
  }

  private void remember(int id) {
    ghosts.append(id);
    while (ghosts.weight() > mostGhosts) {
      ghosts.removeOldest();
    }
  }

  @Override
  public boolean knows(int id) {
    return places.has(id);
  }

  @Override
  public Structure look() {
    return Structure.of(
        Part.queue("small", "first in", "last in", slots(small)).noting("about " + smallShare),
        Part.queue("main", "its turn", "last in", slots(main)),
        Part.ghosts("ghosts", Slot.plain(ghosts.ids())).noting("at most " + mostGhosts));
  }

  private List<Slot> slots(Queue queue) {
    return queue.ids().stream().map(id -> new Slot(id, "+" + uses[id], uses[id] > 0)).toList();
  }

  @Override
  public String why(Departure departure) {
    return departure.from().equals("small")
        ? "its turn in the small queue, and used there less than twice more"
        : "its turn in the main queue, and not used since its last round";
  }
}
