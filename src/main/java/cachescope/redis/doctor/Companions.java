package cachescope.redis.doctor;

import cachescope.event.Diagnosis.Topic;
import cachescope.event.Figures;
import cachescope.event.KeySlot;
import cachescope.event.RedisStatus.Topology;
import cachescope.redis.client.Connections;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisCli;
import cachescope.redis.client.RedisTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Of several servers that belong together, the one to examine. */
final class Companions {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RedisAddress address;
  private final Chart chart;
  private final long deadline;

  Companions(RedisAddress address, Chart chart, long deadline) {
    this.address = address;
    this.chart = chart;
    this.deadline = deadline;
  }

  /** The master that the sentinels know, or the first node of the Cluster that answers. */
  Optional<RedisTarget> oneToExamine() {
    List<String> silent = new ArrayList<>();
    for (RedisTarget node : address.nodes()) {
      try (Line line = line(node)) {
        Optional<RedisTarget> found =
            address.topology() == Topology.SENTINEL ? master(node, line) : node(node, line);
        if (!silent.isEmpty()) {
          tellSilent(silent);
        }
        return found;
      } catch (IOException | RuntimeException e) {
        silent.add(node.place());
      }
    }
    chart.broken(
        Topic.REACHABLE,
        "None of %s answers like %s."
            .formatted(
                String.join(", ", silent),
                address.topology() == Topology.SENTINEL ? "a sentinel" : "a node of a Cluster"),
        "examine one alone: cachescope doctor --redis redis://" + silent.getFirst());
    return Optional.empty();
  }

  private void tellSilent(List<String> silent) {
    chart.limited(
        Topic.TOPOLOGY,
        "No answer from %s.".formatted(String.join(", ", silent)),
        "nothing, as long as another one answers",
        "start them, or leave them out of the address");
  }

  /** Sentinels have passwords of their own; who has none is asked without. */
  private Line line(RedisTarget node) throws IOException {
    RedisTarget bare = node.with(Credentials.NONE, node.files());
    return new Line(Connections.socket(bare, PATIENCE), deadline);
  }

  private Optional<RedisTarget> master(RedisTarget sentinel, Line line) throws IOException {
    Reply said = line.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", address.master());
    if (said instanceof Reply.Many(List<Reply> parts) && parts.size() == 2) {
      String host = parts.get(0).word().orElse("");
      int port = Integer.parseInt(parts.get(1).word().orElse("0"));
      chart.fine(
          Topic.TOPOLOGY,
          "The sentinel at %s says that %s is %s:%d now; that one is examined."
              .formatted(sentinel.place(), address.master(), Line.clean(host), port));
      return Optional.of(
          new RedisTarget(
              host,
              port,
              sentinel.database(),
              sentinel.tls(),
              sentinel.credentials(),
              sentinel.files()));
    }
    if (said instanceof Reply.Nothing) {
      chart.broken(
          Topic.TOPOLOGY,
          "The sentinel at %s knows no master \"%s\"; the line asks for the names that it knows."
              .formatted(sentinel.place(), address.master()),
          RedisCli.on(sentinel.with(Credentials.NONE, sentinel.files())) + " SENTINEL MASTERS");
      return Optional.empty();
    }
    throw new StrangeException("it is no sentinel");
  }

  private Optional<RedisTarget> node(RedisTarget node, Line line) throws IOException {
    Optional<String> password = node.credentials().reveal();
    if (password.isPresent()) {
      Reply ignored = line.ask("AUTH", node.credentials().user(), password.get());
      if (ignored.refusedWith("WRONGPASS")) {
        return Optional.of(node);
      }
    }
    Reply said = line.ask("CLUSTER", "INFO");
    if (said instanceof Reply.Refusal) {
      return Optional.of(node);
    }
    cluster(node, said.word().orElse(""));
    return Optional.of(node);
  }

  private void cluster(RedisTarget node, String text) {
    var info = cachescope.redis.watch.ServerInfo.parse(text);
    long served = info.number("cluster_slots_ok");
    String found =
        "The Cluster has %d masters and %d nodes in all; %s of %s slots are served."
            .formatted(
                info.number("cluster_size"),
                info.number("cluster_known_nodes"),
                Figures.count(served),
                Figures.count(KeySlot.SLOTS));
    if (info.text("cluster_state").equals("ok")) {
      chart.fine(Topic.TOPOLOGY, found);
    } else {
      chart.limited(
          Topic.TOPOLOGY,
          found + " Its state is \"%s\".".formatted(Line.clean(info.text("cluster_state"))),
          "keys of slots that nobody serves go to the database",
          RedisCli.onCluster(node) + " --cluster fix " + RedisCli.quoted(node.place()));
    }
  }
}
