package cachescope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cachescope.cli.CacheScopeCommand;
import cachescope.cli.RedisTarget;
import cachescope.event.CacheEvent;
import cachescope.event.EventSink;
import cachescope.event.Intent;
import cachescope.event.SessionClock;
import cachescope.redis.RedisLink;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.doctor.Doctor;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import cachescope.ui.Choices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A password is in no text that anybody may see, whatever fails. */
class SecretsTest {
  private static final String MARKER = "m4rker-p4ss";

  /** Addresses with the password in every place, each of which fails in another way. */
  private static List<String> addresses(int port) {
    return List.of(
        "redis://ann:" + MARKER + "@127.0.0.1:" + port,
        "redis://:" + MARKER + "@127.0.0.1:" + port,
        "rediss://ann:" + MARKER + "@127.0.0.1:" + port,
        "rediss://ann:" + MARKER + "@127.0.0.1:" + port + "?cacert=absent.pem",
        "rediss://ann:" + MARKER + "@127.0.0.1:" + port + "?nonsense",
        "redis://ann:" + MARKER + "@127.0.0.1:1",
        "redis://ann:" + MARKER + "@no-such-host.invalid",
        "redis://ann:" + MARKER + "@host:port",
        "redis://ann:" + MARKER + "/x@host",
        "redis://ann:" + MARKER + "%zz@host",
        "redis://ann:" + MARKER + "@host/database",
        "redis+sentinel://ann:" + MARKER + "@127.0.0.1:" + port + "/mymaster",
        "redis+sentinel://ann:" + MARKER + "@127.0.0.1:" + port,
        "redis+cluster://ann:" + MARKER + "@127.0.0.1:" + port,
        "http://ann:" + MARKER + "@host");
  }

  @Test
  void nothingThatIsToldHoldsIt(@TempDir Path folder) throws Exception {
    Queue<CacheEvent> told = new ConcurrentLinkedQueue<>();
    EventSink sink = (_, event) -> told.add(event);
    try (RedisServer theirs = server(folder);
        RedisLink link =
            new RedisLink(
                server(folder), SessionClock.system(), sink, Duration.ofMillis(200), () -> {})) {
      for (String uri : addresses(theirs.start().port())) {
        StringBuilder seen = new StringBuilder();
        seen.append(link.test(uri)).append(new Intent.ConnectTo(uri, "*", "host"));
        seen.append(new Intent.Examine(uri, "*")).append(new Intent.TestConnection(uri));
        try {
          RedisAddress address = RedisAddress.parse(uri);
          seen.append(address).append(address.first()).append(address.first().credentials());
          seen.append(Doctor.examine(address, "*"));
          link.connect(address, "*", false);
          LockSupport.parkNanos(100_000_000);
        } catch (IllegalArgumentException e) {
          StringWriter trace = new StringWriter();
          e.printStackTrace(new PrintWriter(trace));
          seen.append(trace);
        }
        assertThat(seen.toString()).as(uri).doesNotContain(MARKER);
      }
    }
    JsonMapper json = JsonMapper.builder().build();
    for (CacheEvent event : told) {
      assertThat(event + json.writeValueAsString(event)).doesNotContain(MARKER);
    }
  }

  private static RedisServer server(Path folder) {
    return new RedisServer(RedisBinaries.in(Path.of("target", "redis").toAbsolutePath()), folder);
  }

  @Test
  void noCommandPrintsIt(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (RedisServer theirs = server(folder);
        PrintStream both = new PrintStream(printed, true, UTF_8)) {
      int port = theirs.start().port();
      System.setOut(both);
      System.setErr(both);
      for (String uri : addresses(port)) {
        run(Map.of(), both, "doctor", "--json", "--redis", uri);
        run(Map.of("REDIS_URL", uri), both, "doctor");
        run(Map.of(), both, "serve", "--redis", uri, "--allow-config", "another");
      }
      Map<String, String> variable = Map.of("CACHESCOPE_REDIS_PASSWORD", MARKER);
      run(variable, both, "doctor", "--redis", "redis://ann@127.0.0.1:" + port);
      run(variable, both, "doctor", "--redis", "redis://ann@127.0.0.1:" + port, "--bad-option");
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(UTF_8)).contains("password of the user ann was refused");
    assertThat(printed.toString(UTF_8)).doesNotContain(MARKER);
  }

  private static void run(Map<String, String> environment, PrintStream out, String... arguments) {
    PrintWriter writer = new PrintWriter(out, true, UTF_8);
    new CacheScopeCommand(new Programs("test"), environment, "test").run(writer, writer, arguments);
  }

  @Test
  void aPasswordThatCameApartGetsWhereItBelongs() throws IOException {
    String odd = "p@ss/w%rd?x+y z";
    RedisTarget.Files none = RedisTarget.Files.NONE;
    RedisTarget fromInput =
        new RedisTarget(
            Optional.of("redis://ann@h:1"), Optional.empty(), true, Optional.empty(), none, "");
    RedisAddress read =
        RedisPassword.join(fromInput, new ByteArrayInputStream((odd + "\n").getBytes(UTF_8)))
            .orElseThrow();
    assertThat(read.first().credentials().reveal()).contains(odd);
    assertThat(read.first().credentials().user()).isEqualTo("ann");
    RedisTarget fromVariable =
        new RedisTarget(
            Optional.of("redis+sentinel://one,two/m"),
            Optional.empty(),
            false,
            Optional.of(odd),
            none,
            "");
    RedisAddress several =
        RedisPassword.join(fromVariable, new ByteArrayInputStream(new byte[0])).orElseThrow();
    assertThat(several.nodes())
        .allSatisfy(node -> assertThat(node.credentials().reveal()).contains(odd));
  }

  @Test
  void recentAddressesKeepTheUserOnly() {
    Choices choices =
        Choices.INITIAL
            .withRecent("redis://ann:" + MARKER + "@h:1/2")
            .withRecent("rediss://:" + MARKER + "@h:1?cacert=/a@b.pem");
    assertThat(choices.recent())
        .containsExactly("rediss://h:1?cacert=/a@b.pem", "redis://ann@h:1/2");
  }
}
