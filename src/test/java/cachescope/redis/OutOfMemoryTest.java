package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cachescope.event.CacheFault;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.ServerRead;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.service.CacheException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that finds no memory says why, by the policy in force; reads go on. */
class OutOfMemoryTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @Test
  void noevictionRefusesWritesAndServesReads(@TempDir Path folder) {
    CacheException e = refused(folder, "noeviction");
    assertThat(e.sentence()).contains("noeviction evicts nothing").contains("still served");
  }

  @Test
  void belowTheServersOwnNeedsNothingIsLeftToEvict(@TempDir Path folder) {
    CacheException e = refused(folder, "allkeys-lru");
    assertThat(e.sentence())
        .contains("nothing left to evict under allkeys-lru")
        .contains("below what the server itself");
  }

  @Test
  void volatileNeedsKeysWithATimeToLive(@TempDir Path folder) {
    CacheException e = refused(folder, "volatile-lru");
    assertThat(e.sentence()).contains("volatile-lru evicts only keys with a time to live");
  }

  @Test
  void evictedKeysAreTold(@TempDir Path folder) {
    Facts facts = new Facts();
    try (RedisLink link = facts.link(RealRedis.server(folder))) {
      link.useEmbedded();
      facts.await(RedisChanged.class, e -> e.status().notifications());
      link.apply(3_000_000, "allkeys-lru");
      for (int i = 0; i < 60; i++) {
        link.set("user:" + i, new byte[64 << 10], MINUTE);
      }
      facts.await(KeyEvicted.class, _ -> true);
    }
  }

  private static CacheException refused(Path folder, String policy) {
    Facts facts = new Facts();
    try (RedisLink link = facts.link(RealRedis.server(folder))) {
      link.useEmbedded();
      link.apply(500_000, policy);
      facts.await(
          ServerRead.class,
          e -> e.reading().policy().equals(policy) && e.reading().maxMemory() == 500_000);
      CacheException e =
          catchThrowableOfType(
              CacheException.class, () -> link.set("user:2", new byte[1_000], MINUTE));
      assertThat(e.fault()).isEqualTo(CacheFault.OUT_OF_MEMORY);
      assertThat(e.sentence()).contains("of 500\u2009000 bytes");
      assertThat(link.get("user:2")).isEmpty();
      return e;
    }
  }
}
