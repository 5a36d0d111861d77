package cachescope.redis.topology;

import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Role;
import java.util.List;
import java.util.Optional;

/**
 * What a sentinel says of a master, its replicas and the other sentinels. Immutable.
 *
 * @param nodes the master first, then replicas, then sentinels
 * @param epoch of its configuration: the newest is right
 */
public record SentinelMap(List<RedisNode> nodes, long epoch) {
  public SentinelMap {
    nodes = List.copyOf(nodes);
  }

  /** Who the master is now, be it up or not. */
  public Optional<RedisNode> master() {
    return nodes.stream().filter(node -> node.role() == Role.MASTER).findFirst();
  }
}
