package cachescope.redis.server;

import cachescope.redis.client.Connections;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** A redis-server of a test's own making, as a node of a Cluster, a replica or a sentinel. */
public final class SpareServer implements AutoCloseable {
  public static final String PASSWORD = "secret-of-all";

  private static final int BUS = 10_000;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final SplittableRandom RANDOM = new SplittableRandom(System.nanoTime());

  private final ServerProcess process;
  private final RedisTarget target;
  private final RedisClient admin;

  private SpareServer(ServerProcess process, RedisTarget target) {
    this.process = process;
    this.target = target;
    this.admin = Connections.single(target, ANSWER_WITHIN);
  }

  /** A port that is free, with the one that a Cluster's node takes besides. */
  public static synchronized int freePort() {
    while (true) {
      int port = RANDOM.nextInt(20_000, 32_000);
      if (free(port) && free(port + BUS)) {
        return port;
      }
    }
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** A server with a password. */
  public static SpareServer redis(Path parent, int port, String... lines) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "save \"\"",
                "appendonly no",
                "requirepass " + PASSWORD,
                "masterauth " + PASSWORD,
                "repl-diskless-sync yes",
                "repl-diskless-sync-delay 0",
                "notify-keyspace-events KEAm"));
    all.addAll(List.of(lines));
    return start(parent, port, false, Credentials.password(PASSWORD), all);
  }

  /** A sentinel without a password. */
  public static SpareServer sentinel(Path parent, String... lines) throws IOException {
    return start(parent, freePort(), true, Credentials.NONE, List.of(lines));
  }

  private static SpareServer start(
      Path parent, int port, boolean sentinel, Credentials credentials, List<String> lines)
      throws IOException {
    ServerFolder folder = ServerFolder.create(parent, Optional.empty());
    List<String> all =
        new ArrayList<>(List.of("bind 127.0.0.1", "port " + port, "dir " + folder.path()));
    all.addAll(lines);
    folder.write(folder.configuration(), String.join("\n", all) + "\n");
    SpareServer server =
        new SpareServer(
            ServerProcess.start(binary(folder, sentinel), folder, false),
            new RedisTarget("127.0.0.1", port, 0, false, credentials));
    server.awaitAnswer();
    return server;
  }

  /** A server that is called redis-sentinel is one. */
  private static RedisBinary binary(ServerFolder folder, boolean sentinel) throws IOException {
    for (BinarySource source :
        RedisBinaries.in(Path.of("target", "redis").toAbsolutePath()).sources()) {
      try {
        Optional<Path> file = source.finder().find();
        if (file.isPresent()) {
          RedisBinary found = RedisBinaries.tryOut(source, file.get());
          return sentinel
              ? new RedisBinary(
                  Files.createSymbolicLink(
                      folder.path().resolve("redis-sentinel"), found.path().toAbsolutePath()),
                  found.version(),
                  found.name())
              : found;
        }
      } catch (IOException e) {
        // The next one perhaps.
      }
    }
    throw new IOException("no Redis runs here");
  }

  private void awaitAnswer() throws IOException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (System.nanoTime() < deadline && process.alive()) {
      try {
        admin.ping();
        return;
      } catch (JedisException e) {
        LockSupport.parkNanos(5_000_000);
      }
    }
    String said = String.join("\n", process.folder().said());
    close();
    throw new IOException("it does not answer: " + said);
  }

  public RedisTarget target() {
    return target;
  }

  public int port() {
    return target.port();
  }

  public String place() {
    return target.place();
  }

  /** Any command, as redis-cli would send it. */
  public Object say(String... words) {
    CommandArguments command =
        new CommandArguments(() -> words[0].getBytes(StandardCharsets.UTF_8));
    for (int i = 1; i < words.length; i++) {
      command.add(words[i]);
    }
    return admin.executeCommand(command);
  }

  /** As {@link #say}, its answer as text. */
  public String ask(String... words) {
    Object answer = say(words);
    return answer instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(answer);
  }

  /** Stops it in its tracks, or lets it go on. */
  public void signal(String name) {
    try {
      process.signal(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it (SIGKILL). */
  public void kill() {
    process.end();
  }

  @Override
  public void close() {
    admin.close();
    process.end();
  }
}
