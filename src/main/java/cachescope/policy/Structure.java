package cachescope.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy's own structure at one moment: its queues, rings, counters and ghosts, for the eye. */
public record Structure(List<Part> parts) {
  /** How a part is drawn. */
  public enum Shape {
    /** In a row, the first leaves before the last. */
    QUEUE,
    /** In a circle, with a hand that points at one of them. */
    RING,
    /** In a row, with a hand that goes along it. */
    SWEPT,
    /** Without an order. */
    SET,
    /** In a row; keys that are gone, of which only the name is remembered. */
    GHOSTS
  }

  /**
   * A queue, a ring, a set or a list of ghosts.
   *
   * @param name such as "protected"
   * @param first what stands at the beginning of the row, such as "idle longest"
   * @param last what stands at its end, such as "just used"
   * @param hand index of the slot that the hand points at; -1 where there is no hand
   * @param note what else is known of it, such as a target; may be empty
   */
  public record Part(
      String name,
      Shape shape,
      String first,
      String last,
      List<Slot> slots,
      int hand,
      String note) {
    /** Keeps a copy. */
    public Part {
      slots = List.copyOf(slots);
      if (hand < -1 || hand >= Math.max(1, slots.size())) {
        throw new IllegalArgumentException("the hand points at none of " + slots.size());
      }
    }

    static Part queue(String name, String first, String last, List<Slot> slots) {
      return new Part(name, Shape.QUEUE, first, last, slots, -1, "");
    }

    static Part ghosts(String name, List<Slot> slots) {
      return new Part(name, Shape.GHOSTS, "forgotten next", "left last", slots, -1, "");
    }

    Part noting(String text) {
      return new Part(name, shape, first, last, slots, hand, text);
    }

    /** Whether its keys are in the cache. */
    public boolean cached() {
      return shape != Shape.GHOSTS;
    }
  }

  /**
   * A key's place.
   *
   * @param id the key's number
   * @param note what the policy knows of it, such as "×2"; may be empty
   * @param marked whether its bit is set, where the policy has one
   */
  public record Slot(int id, String note, boolean marked) {
    static List<Slot> plain(List<Integer> ids) {
      return ids.stream().map(id -> new Slot(id, "", false)).toList();
    }
  }

  /** Keeps a copy. */
  public Structure {
    parts = List.copyOf(parts);
  }

  static Structure of(Part... parts) {
    return new Structure(List.of(parts));
  }

  /** The keys that are in the cache, part by part. */
  public List<Integer> cached() {
    List<Integer> ids = new ArrayList<>();
    parts.stream()
        .filter(Part::cached)
        .forEach(part -> part.slots().forEach(slot -> ids.add(slot.id())));
    return ids;
  }

  /** The part in which a cached key stands. */
  public Optional<Part> partOf(int id) {
    return parts.stream()
        .filter(Part::cached)
        .filter(part -> part.slots().stream().anyMatch(slot -> slot.id() == id))
        .findFirst();
  }
}
