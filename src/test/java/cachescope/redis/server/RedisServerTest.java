package cachescope.redis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.redis.client.RedisTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server process: its own port, its own folder, and gone when we are. */
class RedisServerTest {
  private static final RedisBinaries BINARIES =
      RedisBinaries.in(Path.of("target", "redis").toAbsolutePath());

  @Test
  void thePasswordIsInNoCommandLineAndItsFileIsOurs(@TempDir Path folder) throws Exception {
    try (RedisServer server = new RedisServer(BINARIES, folder)) {
      RedisTarget target = server.start();
      String password = target.credentials().reveal().orElseThrow();
      assertThat(password).hasSize(64);
      assertThat(ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")))
          .noneMatch(line -> line.contains(password));
      Path file = server.passwordFile().orElseThrow();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
          .isEqualTo("rwx------");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPortThatSomebodyTookMeanwhileIsNotOurs(@TempDir Path folder) throws Exception {
    try (RedisServer stranger = new RedisServer(BINARIES, folder)) {
      int taken = stranger.start().port();
      Queue<Integer> ports = new ArrayDeque<>(List.of(taken, taken, freePort()));
      try (RedisServer server = new RedisServer(BINARIES, folder, ports::remove)) {
        RedisTarget target = server.start();
        assertThat(target.port()).isNotEqualTo(taken);
        assertThat(ports).isEmpty();
        assertThat(server.processId()).isNotEqualTo(stranger.processId());
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void twoCopiesDoNotDisturbEachOther(@TempDir Path folder) throws Exception {
    try (RedisServer one = new RedisServer(BINARIES, folder);
        RedisServer two = new RedisServer(BINARIES, folder)) {
      RedisTarget first = one.start();
      RedisTarget second = two.start();
      assertThat(first.port()).isNotEqualTo(second.port());
      assertThat(first.credentials()).isNotEqualTo(second.credentials());
      one.close();
      assertThat(two.target()).contains(second);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aKilledJvmLeavesNoServerAndNoFile(@TempDir Path folder) throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                StartAndWait.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long pid;
    try (BufferedReader out = jvm.inputReader(StandardCharsets.UTF_8)) {
      pid = Long.parseLong(String.valueOf(out.readLine()));
      assertThat(ProcessHandle.of(pid)).isPresent();
      assertThat(folder).isNotEmptyDirectory();
      jvm.destroyForcibly().waitFor();
    }
    until(() -> ProcessHandle.of(pid).isEmpty());
    until(() -> isEmpty(folder));
  }

  @Test
  void whereNoFolderCanBeMadeTheSentenceSaysWhatToDo(@TempDir Path folder) {
    RedisServer server = new RedisServer(BINARIES, folder.resolve("nowhere"));
    assertThatThrownBy(server::start)
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("no folder for the server can be made in")
        .hasMessageContaining("-Djava.io.tmpdir=FOLDER");
  }

  /** Another JVM that starts a server, says its process id, and waits to be killed. */
  static final class StartAndWait {
    private StartAndWait() {}

    public static void main(String[] args) throws Exception {
      RedisServer server = new RedisServer(BINARIES, Path.of(args[0]));
      server.start();
      System.out.println(server.processId().orElseThrow());
      while (true) {
        LockSupport.park();
      }
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
