package cachescope.event;

/**
 * Hash slots of a Redis Cluster, both ends included.
 *
 * @param first 0 to 16383
 * @param last 0 to 16383, not below {@code first}
 */
public record SlotRange(int first, int last) {
  public SlotRange {
    if (first < 0 || last < first || last >= KeySlot.SLOTS) {
      throw new IllegalArgumentException(
          "Slots are from 0 to 16383, was " + first + " to " + last + ".");
    }
  }

  public boolean contains(int slot) {
    return slot >= first && slot <= last;
  }

  /** How many slots it has. */
  public int size() {
    return last - first + 1;
  }

  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "–" + last;
  }
}
