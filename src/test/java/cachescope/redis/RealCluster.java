package cachescope.redis;

import cachescope.event.KeySlot;
import cachescope.event.RedisStatus.Topology;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.server.SpareServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Cluster of three masters that a test starts, with so many replicas of the first of them. */
public final class RealCluster implements AutoCloseable {
  public static final int MASTERS = 3;

  public final List<SpareServer> nodes = new ArrayList<>();

  public static RealCluster start(Path folder, int replicas, String... lines) throws IOException {
    RealCluster cluster = new RealCluster();
    try {
      cluster.begin(folder, replicas, lines);
      return cluster;
    } catch (IOException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  private void begin(Path folder, int replicas, String... lines) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "cluster-enabled yes",
                "cluster-config-file nodes.conf",
                "cluster-node-timeout 1000",
                "cluster-replica-validity-factor 0"));
    all.addAll(List.of(lines));
    if (all.stream().noneMatch(line -> line.startsWith("cluster-require-full-coverage"))) {
      all.add("cluster-require-full-coverage no");
    }
    for (int i = 0; i < MASTERS + replicas; i++) {
      nodes.add(SpareServer.redis(folder, SpareServer.freePort(), all.toArray(String[]::new)));
    }
    for (int i = 0; i < MASTERS; i++) {
      List<String> words = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
      for (int slot = first(i); slot < first(i + 1); slot++) {
        words.add(Integer.toString(slot));
      }
      nodes.get(i).say(words.toArray(String[]::new));
      nodes.get(i).say("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
    }
    for (SpareServer node : nodes.subList(1, nodes.size())) {
      nodes.getFirst().say("CLUSTER", "MEET", "127.0.0.1", Integer.toString(node.port()));
    }
    for (SpareServer node : nodes) {
      Facts.until(() ->
          node.ask("CLUSTER", "INFO").contains("cluster_known_nodes:" + nodes.size())
              && node.ask("CLUSTER", "INFO").contains("cluster_state:ok"));
    }
    for (SpareServer replica : nodes.subList(MASTERS, nodes.size())) {
      Facts.until(() -> knows(replica, id(0)));
      replica.say("CLUSTER", "REPLICATE", id(0));
      Facts.until(() -> replica.ask("INFO", "replication").contains("master_link_status:up"));
      Facts.until(() ->
          nodes
              .getFirst()
              .ask("CLUSTER", "NODES")
              .lines()
              .anyMatch(line -> line.contains(":" + replica.port()) && line.contains("slave")));
    }
  }

  private static boolean knows(SpareServer node, String id) {
    return node.ask("CLUSTER", "NODES").contains(id);
  }

  /** The first slot of a master. */
  public static int first(int master) {
    return KeySlot.SLOTS * master / MASTERS;
  }

  String id(int node) {
    return nodes.get(node).ask("CLUSTER", "MYID");
  }

  /** Users whose keys are with a master, under a prefix. */
  static List<Long> users(int master, String prefix, int count) {
    List<Long> users = new ArrayList<>();
    for (long id = 1; users.size() < count; id++) {
      int slot = KeySlot.of(prefix + "user:" + id);
      if (slot >= first(master) && slot < first(master + 1)) {
        users.add(id);
      }
    }
    return users;
  }

  /** Some of its nodes, as a person would write them. */
  public RedisAddress address() {
    return new RedisAddress(
        Topology.CLUSTER, nodes.stream().limit(2).map(SpareServer::target).toList(), "");
  }

  /** Copies a key to another master and deletes it at its own, as some tools do. */
  void copyAndDelete(String key, int from, int to) {
    migrate(List.of(key), from, to, "COPY");
    nodes.get(from).say("DEL", key);
  }

  private void migrate(List<String> keys, int from, int to, String... options) {
    List<String> words = new ArrayList<>(List.of("MIGRATE", "127.0.0.1"));
    words.addAll(List.of(Integer.toString(nodes.get(to).port()), "", "0", "5000"));
    words.addAll(List.of(options));
    words.addAll(List.of("AUTH", SpareServer.PASSWORD, "KEYS"));
    words.addAll(keys);
    nodes.get(from).say(words.toArray(String[]::new));
  }

  /** Moves a slot with its keys from one master to another, as redis-cli does. */
  void move(int slot, int from, int to) {
    SpareServer source = nodes.get(from);
    SpareServer target = nodes.get(to);
    String number = Integer.toString(slot);
    target.say("CLUSTER", "SETSLOT", number, "IMPORTING", id(from));
    source.say("CLUSTER", "SETSLOT", number, "MIGRATING", id(to));
    while (true) {
      Object found = source.say("CLUSTER", "GETKEYSINSLOT", number, "100");
      List<String> keys = new ArrayList<>();
      for (Object key : (List<?>) found) {
        keys.add(
            key instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(key));
      }
      if (keys.isEmpty()) {
        break;
      }
      migrate(keys, from, to);
    }
    target.say("CLUSTER", "SETSLOT", number, "NODE", id(to));
    source.say("CLUSTER", "SETSLOT", number, "NODE", id(to));
  }

  @Override
  public void close() {
    nodes.forEach(SpareServer::close);
  }
}
