package cachescope.policy.step;

import cachescope.policy.Structure;
import java.util.List;
import java.util.Optional;

/**
 * What one request did to one policy.
 *
 * @param number 1 the first; 0 is the empty cache before it
 * @param key what was asked for; empty before the first request
 * @param hit whether it was in the cache
 * @param left who left because of it, in no order; also the key itself, where it was turned away
 * @param after the policy's structure afterwards
 * @param next who leaves if a key that was never seen comes now; empty: nobody, there is room
 * @param hits so far, this one included
 */
public record Step(
    int number,
    String key,
    boolean hit,
    List<Leaving> left,
    List<Part> after,
    Optional<Leaving> next,
    int hits) {
  /** Keeps copies. */
  public Step {
    left = List.copyOf(left);
    after = List.copyOf(after);
  }

  /**
   * A key that leaves, and why.
   *
   * @param why a sentence without its subject, such as "arrived first, in step 3"
   */
  public record Leaving(String key, String why) {}

  /**
   * A part of the structure, as {@link Structure.Part}, with names for numbers.
   *
   * @param hand index of the slot that the hand points at; empty: no hand
   */
  public record Part(
      String name,
      Structure.Shape shape,
      String first,
      String last,
      List<Slot> slots,
      Optional<Integer> hand,
      String note) {
    /** Keeps a copy. */
    public Part {
      slots = List.copyOf(slots);
    }

    /** Whether its keys are in the cache. */
    public boolean cached() {
      return shape != Structure.Shape.GHOSTS;
    }
  }

  /** A key's place, as {@link Structure.Slot}. */
  public record Slot(String key, String note, boolean marked) {}

  /** The keys in the cache afterwards. */
  public List<String> cached() {
    return after.stream()
        .filter(Part::cached)
        .flatMap(part -> part.slots().stream())
        .map(Slot::key)
        .toList();
  }
}
