package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeyExpirySet;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.KeyTtlRead;
import cachescope.event.RedisEvent.ListeningStarted;
import cachescope.event.RedisEvent.Resynced;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationsTest {
  @Test
  void redisTellsOfOurWrites(@TempDir Path folder) {
    Facts facts = new Facts();
    try (RedisLink link = facts.link(RealRedis.server(folder))) {
      link.useEmbedded();
      facts.await(ListeningStarted.class, _ -> true);
      facts.await(Resynced.class, r -> r.complete() && r.keys().isEmpty());
      link.set("user:1", new byte[100], Duration.ofSeconds(60));
      facts.await(KeySet.class, e -> e.key().equals("user:1"));
      facts.await(KeyExpirySet.class, e -> e.key().equals("user:1"));
      KeyTtlRead read = facts.await(KeyTtlRead.class, e -> e.key().equals("user:1"));
      assertThat(read.ttlMillis()).isBetween(50_000L, 60_000L);
      assertThat(read.bytes()).isBetween(100L, 300L);
      link.delete("user:1");
      facts.await(KeyDeleted.class, e -> e.key().equals("user:1"));
    }
  }
}
