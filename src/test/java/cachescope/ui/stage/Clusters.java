package cachescope.ui.stage;

import cachescope.event.KeySlot;
import cachescope.event.Origin;
import cachescope.event.RedisEvent.FailedOver;
import cachescope.event.RedisEvent.ListeningLost;
import cachescope.event.RedisEvent.TopologyRead;
import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Health;
import cachescope.event.RedisNode.Role;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.State;
import cachescope.event.RedisStatus.Topology;
import cachescope.event.SlotRange;
import java.util.ArrayList;
import java.util.List;

/** Stories of several servers, for pictures. */
final class Clusters {
  private static final long S = 1_000_000_000L;
  private static final long MS = 1_000_000L;

  private Clusters() {}

  static RedisStatus status(Topology topology, State state, String sentence) {
    return new RedisStatus(
        RedisStatus.Kind.EXTERNAL,
        state,
        "10.0.0.1",
        7001,
        0,
        false,
        "redis",
        "7.2.4",
        "",
        sentence,
        List.of(),
        true,
        topology,
        List.of());
  }

  static RedisNode node(int i, Role role, Health health, int master, List<SlotRange> slots) {
    return new RedisNode(
        "n" + i, "10.0.0.1", 7000 + i, role, health, master < 0 ? "" : "n" + master, slots, false);
  }

  private static TopologyRead read(int masters, int down) {
    List<RedisNode> nodes = new ArrayList<>();
    List<SlotRange> lost = new ArrayList<>();
    for (int i = 0; i < masters; i++) {
      SlotRange slots =
          new SlotRange(KeySlot.SLOTS * i / masters, KeySlot.SLOTS * (i + 1) / masters - 1);
      nodes.add(node(i + 1, Role.MASTER, i == down ? Health.DOWN : Health.UP, -1, List.of(slots)));
      if (i == down) {
        lost.add(slots);
      }
    }
    nodes.add(node(masters + 1, Role.REPLICA, Health.UP, 1, List.of()));
    return new TopologyRead(Topology.CLUSTER, "", nodes, lost, List.of());
  }

  private static Facts cluster(int masters) {
    Facts facts = new Facts();
    facts.redis(0, status(Topology.CLUSTER, State.CONNECTED, "Redis 7.2.4 Cluster: 3 masters"));
    facts.tell(0, read(masters, -1));
    for (long user = 1; user <= 40; user++) {
      facts.miss(20 * S + user * 900 * MS, user, Origin.WORKLOAD);
    }
    for (int i = 0; i < 300; i++) {
      facts.hit(62 * S + i * 25 * MS, i % 3 == 0 ? 1 + i % 40 : 7, Origin.WORKLOAD);
    }
    return facts;
  }

  /** Three shards; one key, and so one shard, is hot. */
  static Facts busy() {
    return cluster(3);
  }

  static Facts many() {
    return cluster(17);
  }

  static Facts lost() {
    Facts facts = cluster(3);
    facts.tell(
        69 * S, new ListeningLost("Redis is not running at 10.0.0.1:7003.", "10.0.0.1:7003"));
    facts.tell(69 * S, read(3, 2));
    return facts.redis(
        69 * S,
        status(
            Topology.CLUSTER,
            State.LIMITED,
            "Nobody serves 5,462 of 16,384 slots (10922–16383): users of these slots are answered"
                + " from the database, the others still hit."));
  }

  static Facts sentinel() {
    Facts facts = new Facts();
    facts.redis(0, status(Topology.SENTINEL, State.CONNECTED, "Redis 7.2.4 answers"));
    for (long user = 1; user <= 12; user++) {
      facts.miss(20 * S + user * 900 * MS, user, Origin.WORKLOAD);
    }
    List<RedisNode> nodes =
        List.of(
            new RedisNode("b", "10.0.0.2", 6379, Role.MASTER, Health.UP, "", List.of(), true),
            new RedisNode("a", "10.0.0.1", 6379, Role.REPLICA, Health.DOWN, "b", List.of(), false),
            new RedisNode("x", "10.0.0.3", 26379, Role.SENTINEL, Health.UP, "", List.of(), false),
            new RedisNode("y", "10.0.0.4", 26379, Role.SENTINEL, Health.UP, "", List.of(), false),
            new RedisNode(
                "z", "10.0.0.5", 26379, Role.SENTINEL, Health.DOWN, "", List.of(), false));
    facts.tell(
        60 * S,
        new FailedOver(
            "10.0.0.1:6379",
            "10.0.0.2:6379",
            "the old one is down, so the sentinels promoted a replica of \"main\""));
    return facts.tell(
        60 * S, new TopologyRead(Topology.SENTINEL, "main", nodes, List.of(), List.of()));
  }
}
