package cachescope.stage;

import cachescope.event.RedisNode;
import cachescope.event.RedisStatus.Topology;
import cachescope.event.SlotRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Several servers that belong together, as they are drawn.
 *
 * @param name of the master among the sentinels; empty for a Cluster
 * @param nodes all of them
 * @param shards those of a Cluster, by their first slot; empty for Sentinel
 * @param lost slots that nobody serves
 * @param moving slots that are being moved
 * @param takeover the newest, where there was one
 */
public record TopologyView(
    Topology kind,
    String name,
    List<RedisNode> nodes,
    List<ShardView> shards,
    List<SlotRange> lost,
    List<SlotRange> moving,
    Optional<Takeover> takeover) {
  /** How far back calls are counted by shard. */
  public static final int CALLS_SECONDS = 10;

  public static final TopologyView ALONE =
      new TopologyView(
          Topology.STANDALONE, "", List.of(), List.of(), List.of(), List.of(), Optional.empty());

  /**
   * A server took a master's place.
   *
   * @param at session nanoseconds
   */
  public record Takeover(long at, String from, String to, String why) {}

  public TopologyView {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(takeover, "takeover");
    nodes = List.copyOf(nodes);
    shards = List.copyOf(shards);
    lost = List.copyOf(lost);
    moving = List.copyOf(moving);
  }

  /** The shard that a slot belongs to, by its place in {@link #shards}; -1 where there is none. */
  public int shardOf(int slot) {
    for (int i = 0; i < shards.size(); i++) {
      if (shards.get(i).master().slots().stream().anyMatch(range -> range.contains(slot))) {
        return i;
      }
    }
    return -1;
  }
}
