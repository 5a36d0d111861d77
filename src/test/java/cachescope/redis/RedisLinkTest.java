package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheFault;
import cachescope.event.RedisEvent.Emptied;
import cachescope.event.RedisEvent.ListeningLost;
import cachescope.event.RedisEvent.ListeningStarted;
import cachescope.event.RedisEvent.Resynced;
import cachescope.event.RedisEvent.ServerRead;
import cachescope.event.RedisStatus.State;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.server.RedisServer;
import cachescope.service.CacheException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisLinkTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @Test
  void theEmbeddedServerKeepsAValueAndLeavesNothing(@TempDir Path folder) throws Exception {
    try (RedisLink link = new Facts().link(RealRedis.server(folder))) {
      link.useEmbedded();
      link.set("user:1", new byte[] {1, 2}, MINUTE);
      assertThat(link.get("user:1")).contains(new byte[] {1, 2});
      assertThat(link.delete("user:1")).isTrue();
      assertThat(link.delete("user:1")).isFalse();
      assertThat(link.get("user:1")).isEmpty();
      assertThat(Files.readString(link.passwordFile().orElseThrow()).strip()).hasSize(64);
      assertThat(link.uri().orElseThrow()).matches("redis://127\\.0\\.0\\.1:\\d+/0");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void nobodyListensAndTheSentenceSaysWhere(@TempDir Path folder) {
    Facts facts = new Facts();
    try (RedisLink link = facts.external(folder)) {
      link.connect(new RedisTarget("127.0.0.1", 1, 0, false, Credentials.NONE), "*", false);
      RedisChanged down = facts.await(RedisChanged.class, e -> e.status().state() == State.DOWN);
      assertThat(down.status().sentence()).isEqualTo("Redis is not running at 127.0.0.1:1.");
      assertThatThrownBy(() -> link.get("user:1"))
          .isInstanceOf(CacheException.class)
          .hasMessage("Redis is not running at 127.0.0.1:1.")
          .extracting(e -> ((CacheException) e).fault())
          .isEqualTo(CacheFault.REFUSED);
    }
  }

  @Test
  void aKilledServerIsDownAndWhatItHeldIsGone(@TempDir Path folder) {
    Facts facts = new Facts();
    RedisServer server = RealRedis.server(folder);
    try (RedisLink link = facts.link(server)) {
      link.useEmbedded();
      facts.await(ListeningStarted.class, _ -> true);
      link.set("user:1", new byte[10], MINUTE);
      ProcessHandle.of(server.processId().orElseThrow()).orElseThrow().destroyForcibly();
      facts.await(RedisChanged.class, e -> e.status().state() == State.DOWN);
      facts.await(ListeningLost.class, _ -> true);
      facts.await(Emptied.class, _ -> true);
      assertThatThrownBy(() -> link.get("user:1")).isInstanceOf(CacheException.class);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRestartedServerIsEmptyAtTheSamePlace(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RedisLink link = facts.link(RealRedis.server(folder))) {
      link.useEmbedded();
      link.apply(50_000_000, "allkeys-lru");
      link.set("user:1", new byte[10], MINUTE);
      String place = link.uri().orElseThrow();
      Path password = link.passwordFile().orElseThrow();
      facts.forget();
      link.breakServer(Fault.RESTARTED);
      facts.await(Resynced.class, r -> r.complete() && r.keys().isEmpty());
      facts.await(Emptied.class, _ -> true);
      facts.await(RedisChanged.class, e -> e.status().state() == State.CONNECTED);
      assertThat(link.uri()).contains(place);
      assertThat(link.passwordFile()).contains(password);
      assertThat(link.get("user:1")).isEmpty();
      facts.await(
          ServerRead.class,
          e -> e.reading().maxMemory() == 50_000_000 && e.reading().policy().equals("allkeys-lru"));
    }
  }

  @Test
  void aServerThatComesBackIsUsedAgain(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RedisLink link = facts.link(RealRedis.server(folder))) {
      link.useEmbedded();
      facts.await(RedisChanged.class, e -> e.status().notifications());
      link.breakServer(Fault.KILLED);
      facts.await(RedisChanged.class, e -> e.status().state() == State.DOWN);
      facts.forget();
      link.retry();
      facts.await(RedisChanged.class, e -> e.status().state() == State.CONNECTED);
      link.set("user:1", new byte[10], MINUTE);
      assertThat(link.get("user:1")).isPresent();
    }
  }
}
