package cachescope.bench;

import cachescope.App;
import cachescope.database.DatabaseAddress;
import cachescope.event.Origin;
import cachescope.event.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** The whole application without its window, on an embedded Redis, for one measurement. */
final class Laboratory implements AutoCloseable {
  private static final long POLL = 200_000;

  private final App app;

  private Laboratory(App app) {
    this.app = app;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param ttl of every cached value; the database answers without an added delay
   */
  static Laboratory start(Duration ttl) throws IOException, InterruptedException {
    var settings = Settings.CLASSIC.withTtl(ttl).withDatabaseDelay(Duration.ZERO);
    var app = new App(settings, DatabaseAddress.inMemory());
    app.start(Optional.empty(), Optional.empty());
    app.awaitReady();
    return new Laboratory(app);
  }

  App app() {
    return app;
  }

  /** Asks the service for one user, as a workload would, at the moment it is due. */
  void ask(long userId) {
    app.service().get(userId, Origin.WORKLOAD, app.clock().now());
  }

  /** Waits until the engine has folded every request that was answered so far. */
  void awaitFolded(long requests) {
    while (app.metrics().totals().requests() < requests) {
      LockSupport.parkNanos(POLL);
    }
  }

  /** An ordinary pooled client of the same server, with the protocol that the service speaks. */
  RedisClient bareClient() throws IOException {
    var status = app.redis().status();
    var password = Files.readString(app.redis().passwordFile().orElseThrow()).strip();
    var config = DefaultJedisClientConfig.builder().password(password).resp2().build();
    return RedisClient.builder()
        .hostAndPort(status.host(), status.port())
        .clientConfig(config)
        .build();
  }

  @Override
  public void close() {
    app.close();
  }
}
