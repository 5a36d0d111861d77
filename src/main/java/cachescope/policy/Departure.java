package cachescope.policy;

import java.util.OptionalInt;

/**
 * What is known of a key that left: facts about its requests, and where it stood.
 *
 * @param from name of the part in which it stood just before; empty where it never got in
 * @param arrived step in which it came in, 1 the first
 * @param lastUsed step of its last request
 * @param uses requests for it since it came in, the first included
 * @param nextUse step in which it will be asked for again; empty: never
 */
public record Departure(String from, int arrived, int lastUsed, int uses, OptionalInt nextUse) {
  /** Whether it was turned away instead of coming in. */
  public boolean turnedAway() {
    return from.isEmpty();
  }

  String arrivedFirst() {
    return "arrived first, in step " + arrived;
  }

  String idleLongest() {
    return "idle longest, since step " + lastUsed;
  }

  String usedTimes() {
    return uses == 1 ? "used once" : "used " + uses + " times";
  }
}
