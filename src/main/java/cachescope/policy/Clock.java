package cachescope.policy;

import cachescope.policy.Structure.Part;
import cachescope.policy.Structure.Shape;
import cachescope.policy.Structure.Slot;
import java.util.Arrays;
import java.util.List;

/**
 * CLOCK: the hand goes round, clears the bit of who was used, and takes the first whose bit is
 * clear.
 *
 * <p>F. J. Corbató, "A paging experiment with the Multics system", MIT Project MAC, 1968. New keys
 * come in just behind the hand, with their bit clear. The eye should see: a hit sets a bit and
 * moves nothing, so it is nearly LRU for the price of FIFO; a set bit is one more round.
 */
final class Clock implements EvictionPolicy {
  private static final byte OUT = 0;
  private static final byte CLEAR = 1;
  private static final byte SET = 2;

  private final long capacity;
  private final Weights weights;
  // The hand is at the front: a key that stays goes to the end, as the hand goes past it.
  private final Line ring = new Line();
  private byte[] bit = new byte[0];
  private long used;

  Clock(Capacity capacity) {
    this.capacity = capacity.units();
    weights = new Weights(capacity);
  }

  @Override
  public void expect(int bound) {
    weights.expect(bound);
    if (bound > bit.length) {
      bit = Arrays.copyOf(bit, Math.max(bound, 2 * bit.length));
    }
  }

  @Override
  public boolean request(int id, int size) {
    if (bit[id] != OUT) {
      bit[id] = SET;
      return true;
    }
    if (size > capacity) {
      return false;
    }
    while (used + size > capacity) {
      evict();
    }
    weights.put(id, size);
    used += size;
    bit[id] = CLEAR;
    ring.append(id);
    return false;
  }

  private void evict() {
    int id = ring.removeOldest();
    while (bit[id] == SET) {
      bit[id] = CLEAR;
      ring.append(id);
      id = ring.removeOldest();
    }
    bit[id] = OUT;
    used -= weights.of(id);
  }

  @Override
  public boolean knows(int id) {
    return bit[id] != OUT;
  }

  @Override
  public Structure look() {
    List<Slot> slots =
        ring.ids().stream()
            .map(id -> new Slot(id, bit[id] == SET ? "used" : "", bit[id] == SET))
            .toList();
    return Structure.of(
        new Part(
            "ring",
            Shape.RING,
            "under the hand",
            "behind it",
            slots,
            slots.isEmpty() ? -1 : 0,
            ""));
  }

  @Override
  public String why(Departure departure) {
    return "the hand found it first with its bit clear; " + departure.usedTimes();
  }
}
