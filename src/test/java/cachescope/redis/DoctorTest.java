package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Diagnosis;
import cachescope.event.Diagnosis.Finding;
import cachescope.event.Diagnosis.Grade;
import cachescope.event.Diagnosis.Topic;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.doctor.Doctor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever listens at an address, the doctor says what it is, soon, and changes nothing. */
class DoctorTest {
  private static final long PROMISED_MILLIS = 2 * Doctor.LONGEST.toMillis() + 1_000;

  @Test
  void ourOwnServerIsSafeAndIsLeftAsItWas(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.admin.set("theirs", "untouched");
      Map<String, String> before = redis.admin.configGet("*");
      Diagnosis found = Doctor.examine(redis.target, "*");
      assertThat(found.reached()).isTrue();
      assertThat(found.has(Grade.UNSAFE) || found.has(Grade.BROKEN)).isFalse();
      assertThat(finding(found, Topic.VERSION).found()).startsWith("Redis 6.2.");
      assertThat(finding(found, Topic.EVENTS).grade()).isEqualTo(Grade.FINE);
      assertThat(finding(found, Topic.RIGHTS).found()).contains("may do everything");
      assertThat(finding(found, Topic.LATENCY).found()).contains("median of 9");
      assertThat(finding(found, Topic.POLICY).grade()).isEqualTo(Grade.LIMITED);
      assertThat(redis.admin.keys("*")).containsExactly("theirs");
      assertThat(redis.admin.configGet("*")).isEqualTo(before);
      assertThat(stats(redis))
          .doesNotContain("cmdstat_flush")
          .doesNotContain("cmdstat_monitor")
          .doesNotContain("cmdstat_debug");
    }
  }

  private static String stats(RealRedis redis) {
    return redis.admin.info("commandstats");
  }

  @Test
  void eventsThatAreOffAreNamedWithTheLineThatHelps(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.admin.configSet("notify-keyspace-events", "");
      Finding off = finding(Doctor.examine(redis.target, "*"), Topic.EVENTS);
      assertThat(off.grade()).isEqualTo(Grade.LIMITED);
      assertThat(off.off()).contains("expirations, evictions");
      assertThat(off.mend()).endsWith("CONFIG SET notify-keyspace-events KEAm");
      redis.admin.configSet("notify-keyspace-events", "gx");
      Diagnosis some = Doctor.examine(redis.target, "*");
      String line = finding(some, Topic.EVENTS).mend();
      assertThat(line)
          .contains(" --askpass CONFIG SET notify-keyspace-events 'gxK$e'")
          .startsWith("redis-cli -h 127.0.0.1 -p " + redis.target.port());
      List<String> pasted = pasted(line, folder);
      redis.admin.configSet(pasted.get(pasted.size() - 2), pasted.getLast());
      assertThat(finding(Doctor.examine(redis.target, "*"), Topic.EVENTS).grade())
          .isEqualTo(Grade.FINE);
      assertThat(some.settings().getFirst().present())
          .hasValueSatisfying(v -> assertThat(v).hasSize(2));
    }
  }

  /** What redis-cli gets where a line is pasted into a shell. */
  private static List<String> pasted(String line, Path folder) throws Exception {
    Path stand =
        Files.writeString(folder.resolve("redis-cli"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(stand.toFile().setExecutable(true)).isTrue();
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true);
    shell.environment().merge("PATH", folder + ":", (path, first) -> first + path);
    Process process = shell.start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @Test
  void nothingIsToBeMendedOnOurOwnServer(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      Diagnosis found = Doctor.examineOurOwn(redis.target);
      assertThat(found.findings()).allSatisfy(f -> assertThat(f.mend()).isEmpty());
      assertThat(finding(found, Topic.POLICY).grade()).isEqualTo(Grade.FINE);
    }
  }

  @Test
  void aMissingRightIsNamedWithWhatIsOff(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      RedisTarget bob =
          redis.user("~cachescope:*", "resetchannels", "-@all", "+get", "+setex", "+ping");
      Diagnosis found = Doctor.examine(bob, "*");
      assertThat(found.reached()).isTrue();
      Finding rights = finding(found, Topic.RIGHTS);
      assertThat(rights.grade()).isEqualTo(Grade.LIMITED);
      assertThat(rights.found()).contains("PTTL").contains("SCAN").contains("PSUBSCRIBE");
      assertThat(rights.found()).doesNotContain("GET,").doesNotContain(" SETEX");
      assertThat(rights.off()).contains("the time left of a key is not shown");
      assertThat(rights.mend())
          .startsWith("redis-cli -h ")
          .contains(" --askpass ACL SETUSER ")
          .contains("+pttl")
          .contains("'+memory|usage'");
      assertThat(finding(found, Topic.EXPOSURE).found()).contains("could not be asked");
      assertThat(finding(Doctor.examine(bob, "other:"), Topic.RIGHTS).grade())
          .isEqualTo(Grade.BROKEN);
      assertThat(redis.admin.dbSize()).isZero();
    }
  }

  @Test
  void whoIsNotLetInIsToldWhyAndNoPasswordIsTold(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      Diagnosis wrong = Doctor.examine(redis.as("bob", "wrong-secret"), "*");
      assertThat(wrong.reached()).isFalse();
      assertThat(finding(wrong, Topic.USER).found())
          .isEqualTo("The password of the user bob was refused.");
      assertThat(wrong.toString()).doesNotContain("wrong-secret");
      Diagnosis none = Doctor.examine(redis.with(Credentials.NONE), "*");
      assertThat(finding(none, Topic.PASSWORD).mend()).contains("--password-stdin");
      assertThat(none.reached()).isFalse();
    }
  }

  @Test
  void aServerThatIsOpenToThisMachineOnlyIsNotCalledUnsafe(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.admin.configSet("requirepass", "");
      Diagnosis found = Doctor.examine(redis.with(Credentials.NONE), "*");
      assertThat(finding(found, Topic.PASSWORD).found())
          .contains("lets anyone on this machine in without a password");
      assertThat(found.has(Grade.UNSAFE)).isFalse();
      Diagnosis superfluous = Doctor.examine(redis.as("default", "superfluous"), "*");
      assertThat(superfluous.toString()).doesNotContain("superfluous");
    }
  }

  @Test
  void aReplicaIsLimited(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.say("REPLICAOF", "127.0.0.1", "1");
      Finding topology = finding(Doctor.examine(redis.target, "*"), Topic.TOPOLOGY);
      assertThat(topology.grade()).isEqualTo(Grade.LIMITED);
      assertThat(topology.found()).contains("replica of 127.0.0.1:1").contains("has lost it");
      assertThat(topology.mend()).isEqualTo("redis://127.0.0.1:1");
    }
  }

  /** FAULTS 29. */
  @Test
  void aServerThatLoadsItsDataIsNeitherWrongNorFatal() throws Exception {
    String info =
        "# Persistence\r\nredis_version:7.0.15\r\nloading:1\r\nloading_loaded_perc:43.1\r\n";
    String loading = "-LOADING Redis is loading the dataset in memory\r\n";
    try (FakeRedis fake =
        FakeRedis.of(command ->
            switch (command) {
              case "INFO" -> "$" + info.length() + "\r\n" + info + "\r\n";
              case "AUTH" -> "+OK\r\n";
              case "HELLO" -> "-ERR unknown command\r\n";
              default -> loading;
            })) {
      Diagnosis found = Doctor.examine(fake.target(), "*");
      assertThat(found.reached()).isTrue();
      assertThat(finding(found, Topic.READY).grade()).isEqualTo(Grade.LIMITED);
      assertThat(finding(found, Topic.READY).found())
          .contains("loading its data set (43.1 % done)");
      assertThat(finding(found, Topic.READY).off()).contains("tries again by itself");
      assertThat(found.has(Grade.BROKEN) || found.has(Grade.UNSAFE)).isFalse();
    }
  }

  static Stream<Arguments> strangers() {
    return Stream.of(
        Arguments.of("HTTP/1.1 400 Bad Request\r\n\r\n", "answers like HTTP"),
        Arguments.of("SSH-2.0-OpenSSH\r\n", "makes no sense"),
        Arguments.of("$2147483647\r\n", "too large"),
        Arguments.of("*2147483647\r\n", "too large"),
        Arguments.of("*9\r\n*9\r\n*9\r\n*9\r\n*9\r\n*9\r\n*9\r\n", "too large"),
        Arguments.of("$5\r\nhalf", "did not answer PING"),
        Arguments.of("+" + "x".repeat(2 << 20), "too large"),
        Arguments.of("-DENIED Redis is running in protected mode\r\n", "protected mode"),
        Arguments.of("-ERR max number of clients reached\r\n", "takes no more clients"),
        Arguments.of("", "did not answer PING"));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void aStrangerIsAFindingAndNeverAnExceptionOrAHang(String said, String words) throws Exception {
    try (FakeRedis fake = FakeRedis.of(_ -> said)) {
      Diagnosis found = Doctor.examine(fake.target(), "*");
      assertThat(found.reached()).isFalse();
      assertThat(found.findings().toString()).contains(words);
      assertThat(found.worst()).isEqualTo(Grade.BROKEN);
      assertThat(found.millis()).isLessThan(PROMISED_MILLIS);
    }
  }

  /** One byte now and then would keep an ordinary reader for ever. */
  @Test
  void whoDribblesIsLeft() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> dribble(socket));
      Diagnosis found =
          Doctor.examine(
              new RedisTarget("127.0.0.1", socket.getLocalPort(), 0, false, Credentials.NONE), "*");
      assertThat(found.findings().toString()).contains("did not answer PING within 2000 ms");
      assertThat(found.millis()).isLessThan(PROMISED_MILLIS);
    }
  }

  private static void dribble(ServerSocket socket) {
    try {
      while (true) {
        Socket client = socket.accept();
        OutputStream out = client.getOutputStream();
        Thread.ofVirtual()
            .start(() -> {
              try {
                while (true) {
                  out.write("+".getBytes(StandardCharsets.US_ASCII));
                  java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                }
              } catch (IOException e) {
                // Left.
              }
            });
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void nobodyAndNowhereAreToldApart() {
    assertThat(reach("redis://localhost:1").found()).contains("TCP: connection refused");
    assertThat(reach("redis://no-such-host.invalid:6379").found()).startsWith("DNS ");
  }

  private static Finding reach(String uri) {
    return finding(Doctor.examine(RedisAddress.parse(uri), "*"), Topic.REACHABLE);
  }

  private static Finding finding(Diagnosis diagnosis, Topic topic) {
    Optional<Finding> found =
        diagnosis.findings().stream().filter(finding -> finding.topic() == topic).findFirst();
    assertThat(found).as(topic + " in " + diagnosis).isPresent();
    return found.orElseThrow();
  }
}
