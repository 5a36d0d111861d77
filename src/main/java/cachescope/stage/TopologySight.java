package cachescope.stage;

import cachescope.event.CacheCallEvent;
import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.DeleteOwed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheCallEvent.OwedDeleteSent;
import cachescope.event.CacheCallEvent.OwedDeletesDropped;
import cachescope.event.KeySlot;
import cachescope.event.RedisEvent.FailedOver;
import cachescope.event.RedisEvent.TopologyRead;
import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Role;
import cachescope.event.RedisStatus.Topology;
import cachescope.event.SlotRange;
import cachescope.stage.TopologyView.Takeover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which servers there are, which of them has which slots, and how often we called each. */
final class TopologySight {
  private static final int NOBODY = -1;

  private Optional<TopologyRead> read = Optional.empty();
  private List<RedisNode> masters = List.of();

  /** The master of each slot, by its place among {@link #masters}; never changed, only replaced. */
  private int[] owners = new int[0];

  private Optional<Takeover> takeover = Optional.empty();
  private SlotCalls calls = new SlotCalls();

  void read(TopologyRead now) {
    read = Optional.of(now);
    masters =
        now.nodes().stream()
            .filter(node -> node.role() == Role.MASTER && !node.slots().isEmpty())
            .sorted(Comparator.comparingInt(node -> node.slots().getFirst().first()))
            .toList();
    owners = new int[KeySlot.SLOTS];
    Arrays.fill(owners, NOBODY);
    for (int i = 0; i < masters.size(); i++) {
      for (SlotRange range : masters.get(i).slots()) {
        Arrays.fill(owners, range.first(), range.last() + 1, i);
      }
    }
  }

  void failedOver(long at, FailedOver event) {
    takeover = Optional.of(new Takeover(at, event.from(), event.to(), event.why()));
  }

  /** Another Redis is in use. */
  void forget() {
    read = Optional.empty();
    masters = List.of();
    owners = new int[0];
    takeover = Optional.empty();
    calls = new SlotCalls();
  }

  boolean cluster() {
    return read.map(now -> now.topology() == Topology.CLUSTER).orElse(false);
  }

  /** Whether a node, by its place, is a master that serves slots. */
  boolean serves(String place) {
    return masters.stream().anyMatch(node -> node.place().equals(place));
  }

  /** The master of a key. */
  Optional<RedisNode> owner(String key) {
    int owner = owners.length == 0 ? NOBODY : owners[KeySlot.of(key)];
    return owner == NOBODY ? Optional.empty() : Optional.of(masters.get(owner));
  }

  void called(long at, CacheCallEvent event) {
    if (!cluster()) {
      return;
    }
    switch (event) {
      case Hit e -> called(at, e.key());
      case Missed e -> called(at, e.key());
      case Filled e -> called(at, e.key());
      case Invalidated e -> called(at, e.key());
      case CacheFailed e -> called(at, e.key());
      case OwedDeleteSent e -> called(at, e.key());
      case Bypassed _, BreakerChanged _, DeleteOwed _, OwedDeletesDropped _ -> {}
    }
  }

  private void called(long at, String key) {
    owner(key).ifPresent(node -> calls.called(at, node.id()));
  }

  /**
   * @param deaf places of the nodes whose notifications do not reach us
   */
  TopologyView view(Set<String> deaf, long t) {
    if (read.isEmpty()) {
      return TopologyView.ALONE;
    }
    TopologyRead now = read.get();
    List<Long> counts = masters.stream().map(node -> calls.recent(node.id(), t)).toList();
    long all = counts.stream().mapToLong(Long::longValue).sum();
    List<ShardView> shards = new ArrayList<>();
    for (int i = 0; i < masters.size(); i++) {
      RedisNode master = masters.get(i);
      shards.add(
          new ShardView(
              master,
              now.nodes().stream().filter(node -> node.masterId().equals(master.id())).toList(),
              counts.get(i),
              all == 0 ? 0 : (double) counts.get(i) / all,
              deaf.contains(master.place())));
    }
    return new TopologyView(
        now.topology(), now.name(), now.nodes(), shards, now.lost(), now.moving(), takeover);
  }

  TopologySight copy() {
    TopologySight copy = new TopologySight();
    copy.read = read;
    copy.masters = masters;
    copy.owners = owners;
    copy.takeover = takeover;
    copy.calls = calls.copy();
    return copy;
  }
}
