package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.SessionClock;
import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisLinkTest {
  @Test
  void theEmbeddedServerKeepsAValueAndLeavesNothing(@TempDir Path folder) {
    RedisServer server = new RedisServer(RedisBinaries.usual(), folder);
    try (RedisLink link =
        new RedisLink(
            server, SessionClock.system(), (_, _) -> {}, Duration.ofMillis(200), () -> {})) {
      link.useEmbedded();
      link.set("user:1", new byte[] {1, 2}, Duration.ofSeconds(60));
      assertThat(link.get("user:1")).contains(new byte[] {1, 2});
      assertThat(link.delete("user:1")).isTrue();
      assertThat(link.delete("user:1")).isFalse();
      assertThat(link.get("user:1")).isEmpty();
    }
    assertThat(folder).isEmptyDirectory();
  }
}
