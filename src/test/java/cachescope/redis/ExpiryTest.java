package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheEvent;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RedisEvent.KeyTouched;
import cachescope.event.RedisEvent.KeyTtlRead;
import cachescope.event.RedisEvent.Resynced;
import cachescope.event.RedisEvent.ServerRead;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a key: at zero it is not yet removed, and only its removal is told. */
class ExpiryTest {
  @Test
  void aKeyWhoseTimeIsOverStaysUntilARequestRemovesIt(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = facts.external(folder)) {
      link.connect(redis.target, "", false);
      facts.await(Resynced.class, _ -> true);
      redis.say("DEBUG", "SET-ACTIVE-EXPIRE", "0");
      redis.say("PSETEX", "user:1", "400", "short");
      KeyTtlRead read = facts.await(KeyTtlRead.class, e -> e.key().equals("user:1"));
      assertThat(read.ttlMillis()).isBetween(0L, 400L);
      facts.forget();
      facts.await(ServerRead.class, e -> e.reading().keysInDatabase() == 1);
      Facts.until(() -> redis.admin.memoryUsage("user:1") != null && gone(redis));
      assertThat(facts.all(KeyExpired.class)).isEmpty();
      assertThat(link.get("user:1")).isEmpty();
      facts.await(KeyTouched.class, e -> e.notification().equals("keymiss"));
      List<CacheEvent> order =
          facts.all().stream()
              .filter(e -> e instanceof KeyExpired || e instanceof KeyTouched)
              .toList();
      assertThat(order.getFirst()).isEqualTo(new KeyExpired("user:1"));
      assertThat(order.get(1)).isEqualTo(new KeyTouched("user:1", "keymiss"));
    }
  }

  @Test
  void expireInShortensAKeyOfOurs(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RedisLink link = facts.link(RealRedis.server(folder))) {
      link.useEmbedded();
      facts.await(Resynced.class, _ -> true);
      link.set("user:1", new byte[10], Duration.ofSeconds(60));
      assertThat(link.expireIn("user:1", Duration.ofMillis(900))).isTrue();
      facts.await(KeyTtlRead.class, e -> e.ttlMillis() <= 900);
      facts.await(KeyExpired.class, e -> e.key().equals("user:1"));
      assertThat(link.expireIn("user:1", Duration.ofMillis(900))).isFalse();
    }
  }

  /**
   * Whether its time is over, asked by a sibling that was given the same time: asking the key
   * itself removes it.
   */
  private static boolean gone(RealRedis redis) {
    if (!redis.admin.exists("sibling:made")) {
      redis.admin.set("sibling:made", "yes");
      redis.say("PSETEX", "sibling", "400", "as short");
    }
    return redis.admin.get("sibling") == null;
  }
}
