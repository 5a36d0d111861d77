package cachescope.ui.stage;

import cachescope.event.RedisEvent.TopologyRead;
import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Health;
import cachescope.event.RedisNode.Role;
import cachescope.event.SlotRange;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Several servers in words. */
final class TopologyWords {
  private TopologyWords() {}

  /** What was read of them, as a line of the list of events. */
  static EventLine read(TopologyRead read) {
    boolean broken = !read.lost().isEmpty() || masters(read.nodes()) == 0;
    return new EventLine(
        broken ? EventKind.FAULTS : EventKind.SESSION,
        broken ? Sign.ERROR : Sign.NOTE,
        switch (read.topology()) {
          case STANDALONE -> "one server";
          case SENTINEL -> "Sentinel: " + sentinel(read);
          case CLUSTER -> "Cluster: " + cluster(read);
        });
  }

  private static String sentinel(TopologyRead read) {
    Optional<RedisNode> master =
        read.nodes().stream()
            .filter(node -> node.role() == Role.MASTER && node.health() != Health.DOWN)
            .findFirst();
    return master.map(node -> "the master is " + node.place()).orElse("there is no master")
        + ", "
        + up(read.nodes(), Role.REPLICA)
        + " replicas and "
        + up(read.nodes(), Role.SENTINEL)
        + " sentinels up";
  }

  private static String cluster(TopologyRead read) {
    var words = new StringBuilder(Words.count(masters(read.nodes()), "master"));
    if (!read.lost().isEmpty()) {
      words.append(", slots nobody serves: ").append(slots(read.lost()));
    }
    if (!read.moving().isEmpty()) {
      words.append(", slots being moved: ").append(slots(read.moving()));
    }
    return words.toString();
  }

  /** At most four ranges, and how many more there are. */
  static String slots(List<SlotRange> ranges) {
    String some =
        ranges.stream().limit(4).map(SlotRange::toString).collect(Collectors.joining(", "));
    return ranges.size() > 4 ? some + " and " + (ranges.size() - 4) + " more" : some;
  }

  /** Masters that serve, and are not down. */
  static int masters(List<RedisNode> nodes) {
    return up(nodes, Role.MASTER);
  }

  static int up(List<RedisNode> nodes, Role role) {
    return (int)
        nodes.stream().filter(node -> node.role() == role && node.health() != Health.DOWN).count();
  }
}
