package cachescope;

import cachescope.database.DatabaseAddress;
import cachescope.event.CacheEvent;
import cachescope.event.Intent;
import cachescope.event.LoggedEvent;
import cachescope.event.Settings;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisTarget;
import cachescope.session.Frame;
import cachescope.stage.KeyCell;
import cachescope.stage.KeyExit;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;

/** The whole application without a window, and an independent look into its Redis. */
final class Lab implements AutoCloseable {
  /** The classic settings with a database that takes 30 ms. */
  static final Settings QUICK = Settings.CLASSIC.withDatabaseDelay(Duration.ofMillis(30));

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final App app;

  private Lab(App app) {
    this.app = app;
  }

  static Lab start(Settings settings) throws Exception {
    return start(settings, Optional.empty());
  }

  static Lab start(Settings settings, Optional<RedisTarget> target) throws Exception {
    return start(settings, target, Optional.empty());
  }

  static Lab start(Settings settings, Optional<RedisTarget> target, Optional<String> prefix)
      throws Exception {
    App app = new App(settings, DatabaseAddress.inMemory());
    app.start(target.map(RedisAddress::of), prefix);
    app.awaitReady();
    return new Lab(app);
  }

  /** With a Redis at an address, which may be several servers. */
  static Lab at(RedisAddress address, String prefix) throws Exception {
    App app = new App(QUICK, DatabaseAddress.inMemory());
    app.start(Optional.of(address), Optional.of(prefix));
    app.awaitReady();
    return new Lab(app);
  }

  void wish(Intent intent) {
    app.session().wish(intent);
  }

  Frame frame() {
    return app.session().frame();
  }

  /** The first frame that is as wanted. */
  Frame await(String what, Predicate<Frame> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Frame frame = frame();
    while (!wanted.test(frame)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never came: " + what + "; last frame: " + frame);
      }
      LockSupport.parkNanos(2_000_000);
      frame = frame();
    }
    return frame;
  }

  /** Asks for a user, and waits for the answer to be in the picture. */
  Frame ask(long userId) {
    long before = frame().metrics().totals().answered();
    wish(new Intent.Ask(userId));
    return await(
        "an answer about user " + userId,
        f ->
            f.metrics().totals().answered() > before
                && f.stage().verdict().filter(v -> v.userId() == userId).isPresent());
  }

  static Optional<KeyCell> cell(Frame frame, String key) {
    return frame.stage().cells().stream().filter(c -> c.key().equals(key)).findFirst();
  }

  static boolean left(Frame frame, String key, KeyExit.Reason reason) {
    return frame.stage().exits().stream()
        .anyMatch(e -> e.key().equals(key) && e.reason() == reason);
  }

  static <T extends CacheEvent> boolean told(Frame frame, Class<T> type, Predicate<T> wanted) {
    return frame.events().stream()
        .map(LoggedEvent::event)
        .filter(type::isInstance)
        .map(type::cast)
        .anyMatch(wanted);
  }

  /** A client of its own on the embedded server, as redis-cli would be. */
  RedisClient outsider() throws Exception {
    String password = Files.readString(app.redis().passwordFile().orElseThrow()).strip();
    return client(app.redis().status().port(), password);
  }

  /** A client of its own on a server that is not the application's. */
  static RedisClient outsider(RedisTarget target) {
    return client(target.port(), target.credentials().reveal().orElseThrow());
  }

  private static RedisClient client(int port, String password) {
    return RedisClient.builder()
        .hostAndPort(new HostAndPort("127.0.0.1", port))
        .clientConfig(DefaultJedisClientConfig.builder().password(password).build())
        .build();
  }

  @Override
  public void close() {
    app.close();
  }
}
