package cachescope.redis;

import cachescope.redis.client.Connections;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.client.RedisUserCache;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.redis.server.ServerStartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.RedisClient;

/** A real server for one test, and an administrator's hand on it. */
final class RealRedis implements AutoCloseable {
  final RedisServer server;
  final RedisTarget target;
  final RedisClient admin;

  private RealRedis(RedisServer server, RedisTarget target) {
    this.server = server;
    this.target = target;
    this.admin = Connections.single(target, Duration.ofSeconds(5));
  }

  static RedisServer server(Path folder) {
    return new RedisServer(RedisBinaries.in(Path.of("target", "redis").toAbsolutePath()), folder);
  }

  static RealRedis start(Path folder) throws ServerStartException {
    RedisServer server = server(folder);
    return new RealRedis(server, server.start());
  }

  /** The same server for another user. */
  RedisTarget as(String user, String password) {
    return with(Credentials.of(Optional.of(user), Optional.of(password)));
  }

  RedisTarget with(Credentials credentials) {
    return new RedisTarget(target.host(), target.port(), 0, false, credentials);
  }

  RedisUserCache cache() {
    return cache(target);
  }

  static RedisUserCache cache(RedisTarget target) {
    return cache(target, Facts.TIMEOUT);
  }

  static RedisUserCache cache(RedisTarget target, Duration timeout) {
    return RedisUserCache.open(
        target, "", () -> true, timeout, new OwnCommands(System::nanoTime), Optional::empty);
  }

  /** Adds an ACL user by its rules, password "secret-of-bob". */
  RedisTarget user(String... rules) {
    List<String> command =
        new ArrayList<>(List.of("ACL", "SETUSER", "bob", "on", ">secret-of-bob"));
    command.addAll(List.of(rules));
    say(command.toArray(String[]::new));
    return as("bob", "secret-of-bob");
  }

  /** Any command, as redis-cli would send it. */
  Object say(String... words) {
    CommandArguments command =
        new CommandArguments(() -> words[0].getBytes(StandardCharsets.UTF_8));
    for (int i = 1; i < words.length; i++) {
      command.add(words[i]);
    }
    return admin.executeCommand(command);
  }

  @Override
  public void close() {
    admin.close();
    server.close();
  }
}
