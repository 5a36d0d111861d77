package cachescope.redis;

import cachescope.event.Figures;
import cachescope.event.KeySlot;
import cachescope.event.RedisNode;
import cachescope.event.RedisNode.Health;
import cachescope.event.RedisNode.Role;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.State;
import cachescope.event.RedisStatus.Topology;
import cachescope.event.ServerReading;
import cachescope.event.SlotRange;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.topology.ClusterMap;
import cachescope.redis.watch.KeyWatch.Hearing;
import cachescope.redis.watch.ServerInfo;
import cachescope.service.CacheException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What is known of a Cluster in use, put into one status. */
record ClusterStatus(
    Use use,
    RedisAddress address,
    Optional<ClusterMap> map,
    Optional<CacheException> trouble,
    List<Shard> shards,
    Map<String, Shard> byPlace) {

  RedisStatus status() {
    Optional<ServerInfo> info = shards.stream().flatMap(s -> s.info().stream()).findFirst();
    State state = state();
    return new RedisStatus(
        use.kind(),
        state,
        address.first().host(),
        address.first().port(),
        0,
        address.first().tls(),
        info.map(ServerInfo::server).orElse(""),
        info.map(ServerInfo::version).orElse(""),
        use.prefix().text(),
        sentence(state, info),
        policies(),
        notifications(),
        Topology.CLUSTER,
        info.map(Lacks::of).orElse(List.of()));
  }

  private State state() {
    if (trouble.isPresent()) {
      return State.DOWN;
    }
    if (map.isEmpty()) {
      return State.STARTING;
    }
    if (serving().isEmpty() || !map.get().ok()) {
      return State.DOWN;
    }
    if (serving().stream().anyMatch(node -> hearing(node).isEmpty())) {
      return map.get().lost().isEmpty() ? State.STARTING : State.LIMITED;
    }
    return map.get().lost().isEmpty() && deaf().isEmpty() ? State.CONNECTED : State.LIMITED;
  }

  private String sentence(State state, Optional<ServerInfo> info) {
    if (trouble.isPresent()) {
      return trouble.get().sentence();
    }
    if (map.isEmpty()) {
      return "Connecting to the Cluster at " + address.place() + ".";
    }
    List<SlotRange> lost = map.get().lost();
    if (!map.get().ok()) {
      return lost.isEmpty()
          ? "The Cluster at %s is down (CLUSTERDOWN).".formatted(address.first().place())
          : "The Cluster is down: %s, and the rest refuses too (CLUSTERDOWN, as cluster-require-full-coverage is on)."
              .formatted(lost(lost));
    }
    if (!lost.isEmpty()) {
      return "%s: users of these slots are answered from the database, the others still hit."
          .formatted(lost(lost));
    }
    if (!deaf().isEmpty()) {
      return deaf();
    }
    if (state == State.STARTING) {
      return "Connecting to the masters of the Cluster.";
    }
    String server = info.map(ServerInfo::server).orElse("redis");
    return "%s %s Cluster: %d masters and %d replicas."
        .formatted(
            server.equals("valkey") ? "Valkey" : "Redis",
            info.map(ServerInfo::version).orElse(""),
            serving().size(),
            map.get().nodes().stream().filter(n -> n.role() == Role.REPLICA).count());
  }

  private static String lost(List<SlotRange> lost) {
    int slots = lost.stream().mapToInt(SlotRange::size).sum();
    String ranges =
        lost.stream().limit(3).map(SlotRange::toString).collect(Collectors.joining(", "));
    return "Nobody serves %s of %s slots (%s%s)"
        .formatted(
            Figures.count(slots),
            Figures.count(KeySlot.SLOTS),
            ranges,
            lost.size() > 3 ? " and others" : "");
  }

  /** Masters that have slots and are not down. */
  private List<RedisNode> serving() {
    return map.stream()
        .flatMap(now -> now.masters().stream())
        .filter(node -> !node.slots().isEmpty() && node.health() != Health.DOWN)
        .toList();
  }

  private Optional<Hearing> hearing(RedisNode node) {
    return Optional.ofNullable(byPlace.get(node.place())).flatMap(Shard::hearing);
  }

  /** Why one of those that serve is not heard; empty where all are. */
  private String deaf() {
    return serving().stream()
        .flatMap(node -> hearing(node).filter(h -> !h.on()).stream().map(h -> said(node, h)))
        .findFirst()
        .orElse("");
  }

  private static String said(RedisNode node, Hearing hearing) {
    return "Shard " + node.place() + ": " + hearing.sentence();
  }

  /** At least one is heard, and of the others it was told that they are not. */
  private boolean notifications() {
    return serving().stream().allMatch(node -> hearing(node).isPresent())
        && serving().stream().anyMatch(node -> hearing(node).map(Hearing::on).orElse(false));
  }

  /** What every master accepts. */
  private List<String> policies() {
    Optional<Set<String>> common = Optional.empty();
    for (Shard shard : shards) {
      if (common.isEmpty()) {
        common = Optional.of(new HashSet<>(shard.policies()));
      } else {
        common.get().retainAll(shard.policies());
      }
    }
    Set<String> accepted = common.orElse(Set.of());
    return shards.stream()
        .limit(1)
        .flatMap(s -> s.policies().stream())
        .filter(accepted::contains)
        .toList();
  }

  /** The masters' readings added up; no limit where one of them has none. */
  static Optional<ServerReading> sum(List<Shard> shards) {
    List<ServerReading> all = shards.stream().flatMap(shard -> shard.reading().stream()).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    boolean limited = all.stream().allMatch(reading -> reading.maxMemory() > 0);
    return Optional.of(
        new ServerReading(
            sum(all, ServerReading::usedMemory),
            limited ? sum(all, ServerReading::maxMemory) : 0,
            all.getFirst().policy(),
            sum(all, ServerReading::keysInDatabase),
            sum(all, ServerReading::evictedKeys),
            sum(all, ServerReading::expiredKeys),
            sum(all, ServerReading::keyspaceHits),
            sum(all, ServerReading::keyspaceMisses),
            (int) sum(all, ServerReading::connectedClients)));
  }

  private static long sum(List<ServerReading> all, ToLongFunction<ServerReading> part) {
    return all.stream().mapToLong(part).sum();
  }
}
