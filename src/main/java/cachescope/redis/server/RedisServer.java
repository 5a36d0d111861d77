package cachescope.redis.server;

import cachescope.redis.client.Connections;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The embedded Redis: a real server of our own on a free loopback port, with a random password and
 * without persistence.
 *
 * <p>It is gone with its folder after {@link #close}, and also after a {@code kill -9} of this JVM.
 * Safe for any number of threads; calls block for as long as the server takes (tens of
 * milliseconds).
 */
public final class RedisServer implements AutoCloseable {
  private static final int PORTS_TRIED = 20;
  private static final Duration READY_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
  private static final long PAUSE_NANOS = 2_000_000;
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  /** A server that runs, and how to reach it. */
  private record Running(ServerProcess process, RedisBinary binary, RedisTarget target) {}

  private final RedisBinaries binaries;
  private final Path temporary;
  private final PortChoice ports;
  private final SecureRandom random = new SecureRandom();
  private Optional<Running> running = Optional.empty();
  private Optional<Running> former = Optional.empty();
  private boolean hung;

  /**
   * @param temporary folder in which the server's own folder is made
   */
  public RedisServer(RedisBinaries binaries, Path temporary) {
    this(binaries, temporary, RedisServer::freePort);
  }

  RedisServer(RedisBinaries binaries, Path temporary, PortChoice ports) {
    this.binaries = binaries;
    this.temporary = temporary;
    this.ports = ports;
  }

  /** Chooses a port that is probably free. */
  interface PortChoice {
    int choose() throws IOException;
  }

  /**
   * Starts the server, empty; with the port, password and folder of its former life where they are
   * still to be had.
   *
   * @throws ServerStartException where no binary runs; its sentence says of each why
   */
  public synchronized RedisTarget start() throws ServerStartException {
    if (running.isPresent() && running.get().process().alive()) {
      return running.get().target();
    }
    stop();
    List<String> troubles = new ArrayList<>();
    for (BinarySource source : binaries.sources()) {
      try {
        Optional<Path> file = source.finder().find();
        if (file.isPresent()) {
          Running server = launch(RedisBinaries.tryOut(source, file.get()));
          running = Optional.of(server);
          former = running;
          hung = false;
          return server.target();
        }
      } catch (IOException e) {
        troubles.add(source.name() + ": " + Reasons.of(e));
      }
    }
    throw new ServerStartException(
        troubles.isEmpty()
            ? "There is no Redis for this machine; install redis-server 6.2 or newer."
            : "Redis could not be started. " + String.join(". ", troubles) + ".");
  }

  private Running launch(RedisBinary binary) throws IOException {
    Optional<Running> before = former;
    for (int attempt = 0; attempt < PORTS_TRIED; attempt++) {
      Optional<Running> again = attempt == 0 ? before : Optional.empty();
      int port = again.isPresent() ? again.get().target().port() : ports.choose();
      String password =
          again.flatMap(r -> r.target().credentials().reveal()).orElseGet(this::newPassword);
      ServerFolder folder =
          ServerFolder.create(temporary, again.map(r -> r.process().folder().path()));
      ServerProcess process = null;
      boolean ready = false;
      try {
        folder.write(folder.configuration(), configuration(binary, port, password, folder));
        folder.write(folder.password(), password + "\n");
        RedisTarget target =
            new RedisTarget("127.0.0.1", port, 0, false, Credentials.password(password));
        process = ServerProcess.start(binary, folder, Platform.current().windows());
        ready = ready(process, target);
        if (ready) {
          return new Running(process, binary, target);
        }
      } finally {
        if (process != null && !ready) {
          process.end();
        } else if (process == null) {
          folder.remove();
        }
      }
    }
    throw new IOException(PORTS_TRIED + " ports in a row were taken by others");
  }

  private static String configuration(
      RedisBinary binary, int port, String password, ServerFolder folder) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "bind 127.0.0.1",
                "port " + port,
                "protected-mode yes",
                "requirepass " + password,
                "save \"\"",
                "appendonly no",
                "dir \"" + folder.path().toString().replace("\\", "\\\\") + "\"",
                "notify-keyspace-events " + (binary.atLeast(6, 0) ? "KEAm" : "KEA")));
    if (binary.atLeast(7, 0)) {
      lines.add("enable-debug-command no");
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * Waits until our child, and nobody else, answers on the port.
   *
   * @return false where the port was taken
   * @throws IOException with a sentence where the server ended for another reason
   */
  private static boolean ready(ServerProcess process, RedisTarget target) throws IOException {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.alive()) {
        List<String> said = process.folder().said();
        if (said.stream().anyMatch(line -> line.contains("Address already in use"))) {
          return false;
        }
        throw new IOException("it ended at once, saying: " + lastOf(said));
      }
      if (isOurs(process, target)) {
        return true;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new IOException("it did not answer within " + READY_WITHIN.toSeconds() + " s");
  }

  private static String lastOf(List<String> said) {
    String line = said.isEmpty() ? "nothing" : said.getLast();
    return line + Reasons.remedy(line);
  }

  private static boolean isOurs(ServerProcess process, RedisTarget target) {
    try (Connection connection = Connections.bare(target, ANSWER_WITHIN)) {
      connection.sendCommand(Command.INFO, "server");
      return connection
          .getBulkReply()
          .lines()
          .anyMatch(line -> line.equals("process_id:" + process.pid()));
    } catch (JedisException e) {
      return false;
    }
  }

  private String newPassword() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens; empty while none runs. */
  public synchronized Optional<RedisTarget> target() {
    return running.filter(r -> r.process().alive()).map(Running::target);
  }

  /** Which binary runs, such as "the bundled Redis". */
  public synchronized Optional<String> name() {
    return running.map(r -> r.binary().name());
  }

  /** The file that holds the password, 0600, gone with the server. */
  public synchronized Optional<Path> passwordFile() {
    return running.map(r -> r.process().folder().password());
  }

  /** The process id of the server itself. */
  public synchronized Optional<Long> processId() {
    return running.map(r -> r.process().pid());
  }

  /** Whether it stands still by {@link #hang}. */
  public synchronized boolean hung() {
    return hung;
  }

  /** Kills it (SIGKILL): its data, its port and its folder are gone. */
  public synchronized void kill() {
    stop();
  }

  /**
   * Stops it in its tracks (SIGSTOP): it accepts connections and never answers.
   *
   * @throws IOException with a sentence where this system cannot do that
   */
  public synchronized void hang() throws IOException {
    signal("STOP");
    hung = true;
  }

  /**
   * Lets it go on after {@link #hang} (SIGCONT).
   *
   * @throws IOException with a sentence where this system cannot do that
   */
  public synchronized void resume() throws IOException {
    signal("CONT");
    hung = false;
  }

  private void signal(String name) throws IOException {
    if (Platform.current().windows()) {
      throw new IOException("Windows cannot stop a process in its tracks; kill Redis instead.");
    }
    if (running.isEmpty() || !running.get().process().alive()) {
      throw new IOException("The embedded Redis does not run; restart it first.");
    }
    running.get().process().signal(name);
  }

  private void stop() {
    running.ifPresent(server -> server.process().end());
    running = Optional.empty();
    hung = false;
  }

  /** Ends it; nothing is left. */
  @Override
  public synchronized void close() {
    stop();
  }
}
