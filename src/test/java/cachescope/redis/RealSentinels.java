package cachescope.redis;

import cachescope.event.RedisStatus.Topology;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.server.SpareServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A master, a replica and three sentinels that a test starts. */
public final class RealSentinels implements AutoCloseable {
  public static final String MASTER = "main";

  public final List<SpareServer> servers = new ArrayList<>();
  public final List<SpareServer> sentinels = new ArrayList<>();
  private final Path folder;

  private RealSentinels(Path folder) {
    this.folder = folder;
  }

  public static RealSentinels start(Path folder) throws IOException {
    RealSentinels all = new RealSentinels(folder);
    try {
      all.begin();
      return all;
    } catch (IOException | RuntimeException | Error e) {
      all.close();
      throw e;
    }
  }

  private void begin() throws IOException {
    SpareServer master = SpareServer.redis(folder, SpareServer.freePort());
    servers.add(master);
    SpareServer replica =
        SpareServer.redis(folder, SpareServer.freePort(), "replicaof 127.0.0.1 " + master.port());
    servers.add(replica);
    Facts.until(() -> replica.ask("INFO", "replication").contains("master_link_status:up"));
    for (int i = 0; i < 3; i++) {
      sentinels.add(
          SpareServer.sentinel(
              folder,
              "sentinel monitor " + MASTER + " 127.0.0.1 " + master.port() + " 2",
              "sentinel auth-pass " + MASTER + " " + SpareServer.PASSWORD,
              "sentinel down-after-milliseconds " + MASTER + " 500",
              "sentinel failover-timeout " + MASTER + " 3000"));
    }
    for (SpareServer sentinel : sentinels) {
      Facts.until(() -> ready(sentinel));
    }
  }

  private static boolean ready(SpareServer sentinel) {
    String info = sentinel.ask("INFO", "sentinel");
    return info.contains("slaves=1") && info.contains("sentinels=3");
  }

  /** Some sentinels, as a person would write them. */
  public RedisAddress address() {
    List<RedisTarget> some =
        sentinels.stream()
            .limit(2)
            .map(s ->
                s.target().with(Credentials.password(SpareServer.PASSWORD), s.target().files()))
            .toList();
    return new RedisAddress(Topology.SENTINEL, some, MASTER);
  }

  /** A server that was killed, at its old place and empty. */
  SpareServer again(SpareServer killed) throws IOException {
    SpareServer back = SpareServer.redis(folder, killed.port());
    servers.add(back);
    return back;
  }

  @Override
  public void close() {
    sentinels.forEach(SpareServer::close);
    servers.forEach(SpareServer::close);
  }
}
