package cachescope.event;

import java.util.List;
import java.util.Objects;

/**
 * One server of several that belong together, as the others describe it.
 *
 * @param id its own name in the Cluster or among the sentinels; empty where it has none
 * @param masterId of whom it is a replica; empty for a master and a sentinel
 * @param slots that it serves; only a Cluster's master has some
 * @param used whether our calls may go there
 */
public record RedisNode(
    String id,
    String host,
    int port,
    Role role,
    Health health,
    String masterId,
    List<SlotRange> slots,
    boolean used) {

  /** What it does. */
  public enum Role {
    MASTER,
    REPLICA,
    SENTINEL
  }

  /** How it is, in the eyes of the others. */
  public enum Health {
    UP,
    /** Some do not hear from it ({@code fail?}, {@code s_down}). */
    SUSPECTED,
    /** Enough of them agree ({@code fail}, {@code o_down}), or it does not answer us. */
    DOWN
  }

  public RedisNode {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(health, "health");
    Objects.requireNonNull(masterId, "masterId");
    slots = List.copyOf(slots);
  }

  /** {@code host:port}, as it stands in sentences and in facts about one node. */
  public String place() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** How many slots it serves. */
  public int slotCount() {
    return slots.stream().mapToInt(SlotRange::size).sum();
  }
}
