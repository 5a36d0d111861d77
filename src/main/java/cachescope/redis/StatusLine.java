package cachescope.redis;

import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.RedisStatus.State;
import cachescope.event.RedisStatus.Topology;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.watch.KeyWatch.Hearing;
import cachescope.redis.watch.ServerInfo;
import cachescope.service.CacheException;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a server in use, put into one status. Immutable.
 *
 * @param info what it said of itself last
 * @param trouble why it did not answer last
 * @param hung whether we made it stand still
 * @param age how old its data may be, where it is a replica that lost its master
 */
record StatusLine(
    Kind kind,
    RedisTarget target,
    String prefix,
    Optional<ServerInfo> info,
    Optional<CacheException> trouble,
    boolean hung,
    Hearing hearing,
    List<String> policies,
    Optional<DataAge> age) {

  /** A server that was only tried. */
  static StatusLine tested(
      RedisTarget target, Optional<ServerInfo> info, Optional<CacheException> trouble) {
    Hearing unknown = new Hearing(false, false, "");
    return new StatusLine(
        Kind.EXTERNAL, target, "", info, trouble, false, unknown, List.of(), Optional.empty());
  }

  RedisStatus status() {
    return new RedisStatus(
        kind,
        state(),
        target.host(),
        target.port(),
        target.database(),
        target.tls(),
        info.map(ServerInfo::server).orElse(""),
        info.map(ServerInfo::version).orElse(""),
        prefix,
        sentence(),
        policies,
        hearing.on(),
        Topology.STANDALONE,
        info.map(Lacks::of).orElse(List.of()));
  }

  private State state() {
    if (hung) {
      return State.HUNG;
    }
    if (trouble.isPresent()) {
      return State.DOWN;
    }
    if (info.isEmpty()) {
      return State.STARTING;
    }
    return withheld().isEmpty() ? State.CONNECTED : State.LIMITED;
  }

  private String sentence() {
    if (hung) {
      return "Redis at "
          + target.place()
          + " was stopped in its tracks: it accepts, and never answers.";
    }
    if (trouble.isPresent()) {
      return trouble.get().sentence();
    }
    if (info.isEmpty()) {
      return "Connecting to " + target.place() + ".";
    }
    String withheld = withheld();
    return withheld.isEmpty() ? name() + " answers at " + target.place() + "." : withheld;
  }

  private String name() {
    String version = info.map(ServerInfo::version).orElse("");
    String server = info.map(ServerInfo::server).orElse("redis");
    String shown = server.equals("valkey") ? "Valkey" : "Redis";
    return version.isEmpty() ? shown : shown + " " + version;
  }

  private String withheld() {
    ServerInfo said = info.orElseThrow();
    if (said.loading()) {
      return "Redis at " + target.place() + " is loading its data set.";
    }
    if (said.text("cluster_enabled").equals("1")) {
      return "The server at %s is a node of a Cluster: switch mode, connect to redis%s+cluster://%s."
          .formatted(target.place(), target.tls() ? "s" : "", target.place());
    }
    if (said.replica()) {
      return "The node at %s is a replica: it takes no writes; connect to the master.%s"
          .formatted(target.place(), age.map(a -> " " + a.sentence()).orElse(""));
    }
    return hearing.sentence();
  }
}
