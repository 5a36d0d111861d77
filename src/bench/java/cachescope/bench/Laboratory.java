package cachescope.bench;

import cachescope.App;
import cachescope.database.DatabaseAddress;
import cachescope.event.Intent;
import cachescope.event.Origin;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import cachescope.event.WorkloadSpec.Shape;
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
   * @param users that the database has, ids 1 to {@code users}
   * @param ttl of every cached value; the database answers without an added delay
   */
  static Laboratory start(int users, Duration ttl) throws IOException, InterruptedException {
    return start(users, Settings.CLASSIC.withTtl(ttl).withDatabaseDelay(Duration.ZERO));
  }

  /** As the other, with any settings. */
  static Laboratory start(int users, Settings settings) throws IOException, InterruptedException {
    var app = new App(settings, DatabaseAddress.inMemory());
    app.start(Optional.empty(), Optional.empty());
    app.awaitReady();
    var laboratory = new Laboratory(app);
    laboratory.addUsers(users);
    return laboratory;
  }

  /** A workload adds the users that it needs; this one asks for nobody yet. */
  private void addUsers(int users) {
    app.session().wish(new Intent.StartWorkload(new WorkloadSpec(Shape.LOOP, users, 0, 0.1, 0, 1)));
    while (app.service().get(users, Origin.WORKLOAD, app.clock().now()).user().isEmpty()) {
      LockSupport.parkNanos(POLL);
    }
    app.session().wish(new Intent.StopWorkload());
  }

  App app() {
    return app;
  }

  /** Asks the service for one user, as a workload would, at the moment it is due. */
  void ask(long userId) {
    app.service().get(userId, Origin.WORKLOAD, app.clock().now());
  }

  /** Waits until the engine has folded so many answers. */
  void awaitAnswered(long answers) {
    while (app.metrics().totals().answered() < answers) {
      LockSupport.parkNanos(POLL);
    }
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
