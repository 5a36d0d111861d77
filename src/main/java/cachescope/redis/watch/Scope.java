package cachescope.redis.watch;

import cachescope.event.SlotRange;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one server knows of: all our keys, or those of a Cluster's node.
 *
 * @param node {@code host:port} of the Cluster's node; empty for a server that has all keys
 * @param slots of the node, as they are now
 * @param moving keys on their way from one node to another; empty where there is but one server
 * @param blindSince since when nothing was heard, session nanoseconds; negative: since now
 */
public record Scope(
    String node, Supplier<List<SlotRange>> slots, Optional<MovingKeys> moving, long blindSince) {
  /** Of a server that has all keys. */
  public static Scope all(long blindSince) {
    return new Scope("", List::of, Optional.empty(), blindSince);
  }

  /** Of a node of a Cluster. */
  public static Scope node(String place, Supplier<List<SlotRange>> slots, MovingKeys moving) {
    return new Scope(place, slots, Optional.of(moving), -1);
  }

  /** Whether it is one node of several. */
  boolean partly() {
    return !node.isEmpty();
  }
}
