package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.RedisStatus.State;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.redis.client.RedisTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULTS 60: at whatever moment we leave somebody else's server, it is as it was before us. */
class LeavingTest {
  private static final String FLAGS = "notify-keyspace-events";
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private static RealRedis theirs(Path folder) throws Exception {
    RealRedis redis = RealRedis.start(folder);
    redis.admin.configSet(FLAGS, "");
    redis.admin.configSet("maxmemory-policy", "volatile-ttl");
    redis.admin.set("theirs", "untouched");
    return redis;
  }

  private static void unchanged(RealRedis redis, Map<String, String> before) {
    assertThat(redis.admin.configGet("*")).isEqualTo(before);
    assertThat(redis.admin.keys("*")).isEqualTo(Set.of("theirs"));
  }

  /** At once, and a little later each time, so that every step of connecting is hit. */
  @Test
  void whileConnecting(@TempDir Path folder) throws Exception {
    try (RealRedis redis = theirs(folder)) {
      Map<String, String> before = redis.admin.configGet("*");
      for (int step = 0; step < 12; step++) {
        Facts facts = new Facts();
        try (RedisLink link = facts.external(folder)) {
          link.connect(redis.target, "*", true);
          java.util.concurrent.locks.LockSupport.parkNanos(step * 4_000_000L);
        }
        unchanged(redis, before);
      }
    }
  }

  @Test
  void whileTheServiceWritesAndSettingsAreChanged(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = theirs(folder)) {
      Map<String, String> before = redis.admin.configGet("*");
      AtomicBoolean ended = new AtomicBoolean();
      RedisLink link = facts.external(folder);
      link.connect(redis.target, "*", true);
      facts.await(RedisChanged.class, e -> e.status().notifications());
      link.apply(50_000_000, "allkeys-lru");
      link.apply(60_000_000, "allkeys-lfu");
      Thread writer = Thread.ofVirtual().start(() -> writeUntil(ended, link));
      Facts.until(() -> redis.admin.dbSize() > 20);
      ended.set(true);
      writer.join();
      link.close();
      unchanged(redis, before);
      assertThat(facts.all(Noticed.class)).isEmpty();
    }
  }

  private static void writeUntil(AtomicBoolean ended, RedisLink link) {
    for (long id = 1; !ended.get(); id++) {
      link.set(link.keyOf(id % 1_000), new byte[10], MINUTE);
    }
  }

  @Test
  void whenAnotherServerIsChosen(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = theirs(folder);
        RedisLink link = facts.external(folder)) {
      Map<String, String> before = redis.admin.configGet("*");
      link.connect(redis.target, "*", true);
      facts.await(RedisChanged.class, e -> e.status().notifications());
      link.set(link.keyOf(1), new byte[10], MINUTE);
      link.useEmbedded();
      unchanged(redis, before);
    }
  }

  @Test
  void afterTheServerWasRestartedMeanwhileOrTheAnswerWasLost(@TempDir Path folder)
      throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = theirs(folder)) {
      Map<String, String> before = redis.admin.configGet("*");
      try (RedisLink link = facts.external(folder)) {
        redis.say("CLIENT", "PAUSE", "3000");
        link.connect(redis.target, "*", true);
        facts.await(RedisChanged.class, e -> e.status().state() == State.DOWN);
        facts.await(RedisChanged.class, e -> e.status().notifications());
      }
      unchanged(redis, before);
    }
  }

  @Test
  void whatSomebodyElseChangedAfterUsIsLeftAndSaid(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = theirs(folder)) {
      try (RedisLink link = facts.external(folder)) {
        link.connect(redis.target, "*", true);
        facts.await(RedisChanged.class, e -> e.status().notifications());
        link.apply(50_000_000, "allkeys-lru");
        redis.admin.configSet("maxmemory-policy", "allkeys-random");
      }
      assertThat(redis.admin.configGet("maxmemory-policy").get("maxmemory-policy"))
          .isEqualTo("allkeys-random");
      assertThat(redis.admin.configGet("maxmemory").get("maxmemory")).isEqualTo("0");
      assertThat(facts.all(Noticed.class))
          .singleElement()
          .satisfies(notice ->
              assertThat(notice.sentence())
                  .contains("Somebody else changed maxmemory-policy")
                  .contains("before us it was \"volatile-ttl\""));
    }
  }

  @Test
  void whereNoKeyOfOursEverWasNoneIsSaidToBeLeft(@TempDir Path folder) {
    Facts facts = new Facts();
    try (RedisLink link = facts.external(folder)) {
      link.connect(RedisTarget.parse("redis://127.0.0.1:1"), "*", false);
      facts.await(RedisChanged.class, e -> e.status().state() == State.DOWN);
    }
    assertThat(facts.all(Noticed.class)).isEmpty();
  }

  @Test
  void whatCannotBePutBackIsSaidWithItsLine(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    RealRedis redis = theirs(folder);
    try (RedisLink link = facts.external(folder)) {
      link.connect(redis.target, "*", true);
      facts.await(RedisChanged.class, e -> e.status().notifications());
      redis.close();
    }
    assertThat(facts.all(Noticed.class))
        .anySatisfy(notice ->
            assertThat(notice.sentence())
                .contains("could not be put back")
                .endsWith("CONFIG SET notify-keyspace-events ''")
                .contains("By hand: redis-cli -h 127.0.0.1 -p " + redis.target.port()));
  }
}
