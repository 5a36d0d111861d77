package cachescope.redis.live;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.redis.server.RedisBinaries;
import cachescope.redis.server.RedisServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own for sequences. */
class LiveServerTest {
  @TempDir private Path folder;

  @Test
  void newsOfEvictionsDoNotPileUpInItsMemory() throws Exception {
    RedisServer own =
        new RedisServer(RedisBinaries.in(Path.of("target", "redis").toAbsolutePath()), folder);
    try (LiveServer server = LiveServer.start(own)) {
      assertThat(server.info("stats").number("pubsub_channels")).isEqualTo(2);
      server.tellNobody();
      while (server.info("clients").number("connected_clients") > 1) {
        Thread.onSpinWait();
      }
      assertThat(server.info("stats").number("pubsub_channels")).isZero();
    }
    assertThat(folder).isEmptyDirectory();
  }
}
