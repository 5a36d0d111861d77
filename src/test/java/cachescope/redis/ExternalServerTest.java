package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cachescope.event.RedisStatus.State;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.redis.watch.EventFlags;
import cachescope.service.CacheException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's server: nothing is changed without consent, and what was changed is put back. */
class ExternalServerTest {
  private static final String FLAGS = "notify-keyspace-events";
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @Test
  void withoutConsentNothingIsConfigured(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.admin.configSet(FLAGS, "");
      try (RedisLink link = facts.external(folder)) {
        link.connect(redis.target, "*", false);
        RedisChanged limited =
            facts.await(RedisChanged.class, e -> e.status().state() == State.LIMITED);
        assertThat(limited.status().sentence())
            .contains("--allow-config 127.0.0.1")
            .endsWith("CONFIG SET notify-keyspace-events KEAm");
        assertThat(limited.status().tunable()).isFalse();
        assertThat(redis.admin.configGet(FLAGS)).containsEntry(FLAGS, "");
        assertThat(
                catchThrowableOfType(
                        CacheException.class, () -> link.apply(1_000_000, "allkeys-lru"))
                    .sentence())
            .contains("may not be changed");
      }
    }
  }

  @Test
  void whatWasChangedIsPutBackAndOurKeysAreRemoved(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.admin.configSet(FLAGS, "");
      redis.admin.set("theirs", "untouched");
      try (RedisLink link = facts.external(folder)) {
        link.connect(redis.target, "*", true);
        facts.await(RedisChanged.class, e -> e.status().notifications());
        assertThat(link.keyOf(7)).matches("cachescope:[0-9a-f]{8}:user:7");
        link.set(link.keyOf(7), new byte[10], MINUTE);
        link.apply(100_000_000, "allkeys-lfu");
        assertThat(redis.admin.configGet(FLAGS).get(FLAGS)).contains("K");
      }
      assertThat(redis.admin.configGet(FLAGS)).containsEntry(FLAGS, "");
      assertThat(redis.admin.configGet("maxmemory")).containsEntry("maxmemory", "0");
      assertThat(redis.admin.configGet("maxmemory-policy"))
          .containsEntry("maxmemory-policy", "noeviction");
      assertThat(redis.admin.keys("*")).containsExactly("theirs");
    }
  }

  @Test
  void bareKeysAreLeftAlone(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      try (RedisLink link = new Facts().external(folder)) {
        link.connect(redis.target, "", false);
        link.set(link.keyOf(1), new byte[10], MINUTE);
        assertThat(catchThrowableOfType(CacheException.class, link::clearOwnKeys).sentence())
            .contains("somebody else's");
      }
      assertThat(redis.admin.keys("*")).containsExactly("user:1");
    }
  }

  @Test
  void aChosenPrefixIsOursWhereNobodyUsedIt(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.admin.set("other:1", "untouched");
      try (RedisLink link = facts.external(folder)) {
        link.connect(redis.target, "mine:", false);
        Facts.until(link::keysAreOurs);
        link.set(link.keyOf(1), new byte[10], MINUTE);
      }
      assertThat(redis.admin.keys("*")).containsExactly("other:1");
    }
  }

  @Test
  void aChosenPrefixThatWasInUseIsShared(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.admin.set("mine:user:1", "precious");
      try (RedisLink link = facts.external(folder)) {
        link.connect(redis.target, "mine:", false);
        facts.await(Noticed.class, e -> e.sentence().contains("keys under mine: already"));
        assertThat(link.keysAreOurs()).isFalse();
        assertThat(catchThrowableOfType(CacheException.class, link::clearOwnKeys)).isNotNull();
        assertThat(
                catchThrowableOfType(
                    CacheException.class, () -> link.expireIn("mine:user:1", MINUTE)))
            .isNotNull();
      }
      assertThat(redis.admin.get("mine:user:1")).isEqualTo("precious");
      assertThat(redis.admin.pttl("mine:user:1")).isEqualTo(-1);
    }
  }

  @Test
  void aPrefixUnderWhichAnotherProgramKeepsOtherThingsIsShared(@TempDir Path folder)
      throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.admin.set("app2:x", "1");
      try (RedisLink link = facts.external(folder)) {
        link.connect(redis.target, "app2:", false);
        facts.await(Noticed.class, e -> e.sentence().contains("keys under app2: already"));
        redis.admin.set("app2:user:50", "came later");
      }
      assertThat(redis.admin.keys("*")).containsExactlyInAnyOrder("app2:x", "app2:user:50");
    }
  }

  @Test
  void partlySetFlagsAreNotTouched() {
    assertThat(EventFlags.enough("AKE")).isTrue();
    assertThat(EventFlags.enough("g$xeK")).isTrue();
    assertThat(EventFlags.enough("AE")).isFalse();
    assertThat(EventFlags.enough("Kx")).isFalse();
  }

  @Test
  void anAddressIsTriedBeforeItIsUsed(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = new Facts().external(folder)) {
      String password = redis.target.credentials().reveal().orElseThrow();
      assertThat(link.test("redis://:" + password + "@" + redis.target.place()).sentence())
          .startsWith("Redis 6.2.")
          .contains("answers at");
      assertThat(link.test("redis://127.0.0.1:1").sentence())
          .isEqualTo("Redis is not running at 127.0.0.1:1.");
      assertThat(link.test("http://x").sentence())
          .startsWith("The address must begin with redis://");
    }
  }
}
