package cachescope.stage;

import cachescope.event.RedisNode;
import java.util.List;

/**
 * A master of a Cluster and those that hold the same keys.
 *
 * @param calls of ours for keys of its slots in the last {@link TopologyView#CALLS_SECONDS} seconds
 * @param share of all such calls, 0 to 1; 0 where there were none
 * @param deaf whether its notifications do not reach us
 */
public record ShardView(
    RedisNode master, List<RedisNode> replicas, long calls, double share, boolean deaf) {
  public ShardView {
    replicas = List.copyOf(replicas);
  }

  /** Whether nobody serves its slots. */
  public boolean lost() {
    return master.health() == RedisNode.Health.DOWN;
  }
}
