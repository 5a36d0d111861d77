package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Shape;
import cachescope.policy.Structure.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SIEVE: a hand walks from the oldest to the newest, spares who was visited, and takes the first
 * who was not; nobody moves.
 *
 * <p>Y. Zhang, J. Yang, Y. Yue, Y. Vigfusson and K. V. Rashmi, "SIEVE is simpler than LRU", NSDI
 * 2024. New keys enter at the head; the hand stays where it stopped, and begins again at the tail.
 * The eye should see: old favourites stand still at the tail, and the hand sifts the newcomers, of
 * whom most leave before they were used twice.
 */
final class Sieve implements EvictionPolicy {
  private static final byte OUT = 0;
  private static final byte IN = 1;
  private static final byte VISITED = 2;
  private static final int HOLE = -1;

  private final long capacity;
  private final Weights weights;
  private byte[] state = new byte[0];
  // From the oldest to the newest, with holes where keys left; holes are closed when it is full.
  private int[] line = new int[16];
  private int end;
  private int hand;
  private long used;

  Sieve(Capacity capacity) {
    this.capacity = capacity.units();
    weights = new Weights(capacity);
  }

  @Override
  public void expect(int bound) {
    weights.expect(bound);
    if (bound > state.length) {
      state = Arrays.copyOf(state, Math.max(bound, 2 * state.length));
    }
  }

  @Override
  public boolean request(int id, int size) {
    if (state[id] != OUT) {
      state[id] = VISITED;
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (used + size > capacity) {
      evict();
    }
    if (end == line.length) {
      closeHoles();
    }
    weights.put(id, size);
    used += size;
    state[id] = IN;
    line[end++] = id;
    return false;
  }

  private void evict() {
    while (true) {
      if (hand == end) {
        hand = 0;
      }
      int id = line[hand];
      if (id != HOLE) {
        if (state[id] == IN) {
          remove(id);
          return;
        }
        state[id] = IN;
      }
      hand++;
    }
  }

  /** Removes the key under the hand; where it was the newest, the hand begins again. */
  private void remove(int id) {
    line[hand++] = HOLE;
    state[id] = OUT;
    used -= weights.of(id);
    while (end > 0 && line[end - 1] == HOLE) {
      end--;
    }
    if (hand >= end) {
      hand = 0;
    }
  }

  private void closeHoles() {
    int kept = 0;
    int newHand = 0;
    for (int i = 0; i < end; i++) {
      if (i == hand) {
        newHand = kept;
      }
      if (line[i] != HOLE) {
        line[kept++] = line[i];
      }
    }
    hand = newHand;
    end = kept;
    if (2 * kept > line.length) {
      line = Arrays.copyOf(line, 2 * line.length);
    }
  }

  @Override
  public boolean knows(int id) {
    return state[id] != OUT;
  }

  @Override
  public Structure look() {
    List<Slot> slots = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < end; i++) {
      if (i == hand) {
        at = slots.size();
      }
      if (line[i] != HOLE) {
        boolean visited = state[line[i]] == VISITED;
        slots.add(new Slot(line[i], visited ? "visited" : "", visited));
      }
    }
    int pointing = slots.isEmpty() ? -1 : at;
    return Structure.of(
        new Part("line", Shape.SWEPT, "tail, oldest", "head, newest", slots, pointing, ""));
  }

  @Override
  public String why(Departure departure) {
    return "the hand found it first unvisited since it last came by; " + departure.usedTimes();
  }
}
