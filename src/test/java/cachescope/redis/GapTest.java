package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.RedisEvent.Emptied;
import cachescope.event.RedisEvent.ForeignWrite;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.KeyTtlRead;
import cachescope.event.RedisEvent.ListeningLost;
import cachescope.event.RedisEvent.ListeningStarted;
import cachescope.event.RedisEvent.Resynced;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.params.SetParams;

/** What notifications do not say: gaps, floods, flushes, and who it was. */
class GapTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @Test
  void aCutSubscriptionIsToldAndWhatWasMissedIsRead(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = facts.external(folder)) {
      link.connect(redis.target, "", false);
      facts.await(Resynced.class, _ -> true);
      facts.forget();
      redis.say("CLIENT", "KILL", "TYPE", "pubsub");
      redis.say("SETEX", "user:5", "60", "missed, perhaps");
      facts.await(ListeningLost.class, _ -> true);
      facts.await(ListeningStarted.class, e -> e.blindSince() > 0);
      facts.await(
          Resynced.class,
          r -> r.complete() && r.keys().stream().anyMatch(k -> k.key().equals("user:5")));
    }
  }

  @Test
  void aFlushMakesNoNotificationAndIsToldAllTheSame(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = facts.external(folder)) {
      link.connect(redis.target, "", false);
      facts.await(Resynced.class, _ -> true);
      link.set("user:1", new byte[10], MINUTE);
      facts.await(KeySet.class, _ -> true);
      facts.forget();
      redis.admin.flushAll();
      facts.await(Emptied.class, e -> e.how().equals("FLUSHALL"));
      facts.await(Resynced.class, r -> r.complete() && r.keys().isEmpty());
    }
  }

  @Test
  void anotherClientsWriteIsToldApartFromOurs(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = facts.external(folder)) {
      link.connect(redis.target, "", false);
      facts.await(Resynced.class, _ -> true);
      link.set("user:1", new byte[10], MINUTE);
      link.delete("user:1");
      redis.admin.set("user:2", "by somebody");
      ForeignWrite foreign = facts.await(ForeignWrite.class, _ -> true);
      assertThat(foreign.key()).isEqualTo("user:2");
      redis.admin.del("user:2");
      facts.await(ForeignWrite.class, e -> e.notification().equals("del"));
      assertThat(facts.all(ForeignWrite.class))
          .extracting(ForeignWrite::key)
          .containsOnly("user:2");
    }
  }

  @Test
  void aFloodIsHeardToTheEndAndReadInBatches(@TempDir Path folder) throws Exception {
    int sets = 50_000;
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = facts.external(folder)) {
      link.connect(redis.target, "", false);
      facts.await(Resynced.class, _ -> true);
      try (AbstractPipeline pipeline = redis.admin.pipelined()) {
        for (int i = 0; i < sets; i++) {
          pipeline.set("user:" + i % 100, "x", SetParams.setParams().ex(60));
        }
      }
      Facts.until(() -> facts.all(KeySet.class).size() == sets);
      Facts.until(() -> !facts.all(KeyTtlRead.class).isEmpty());
      assertThat(facts.all(KeyTtlRead.class)).hasSizeLessThan(sets / 2);
    }
  }
}
