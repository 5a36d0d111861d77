package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.CacheFault;
import cachescope.redis.client.Connections;
import cachescope.redis.client.OwnCommands;
import cachescope.redis.client.RedisUserCache;
import cachescope.service.CacheException;
import cachescope.service.CacheStep;
import cachescope.service.StepsInMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that are more than one command, in a real Redis. */
class StepsTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final String KEY = "user:1";
  private static final List<byte[]> THINGS =
      List.of(
          bytes("{\"id\":1,\"name\":\"\\\"version\\\":99\",\"email\":\"e\",\"version\":2}"),
          bytes("{\"id\":1,\"name\":\"n\",\"email\":\"e\",\"version\":12,\"cachedAt\":1}"),
          bytes("{\"absent\":true,\"cachedAt\":1}"),
          bytes("{\"lease\":\"ab\"}"),
          bytes("{\"lease\":\"cd\"}"),
          bytes("{\"gone\":3}"),
          bytes("{\"gone\":12}"),
          bytes("neither"));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aMapAndRedisAnswerTheSame(@TempDir Path folder) throws Exception {
    var random = new SplittableRandom(4);
    Map<String, byte[]> values = new HashMap<>();
    var plain = new StepsInMap(values);
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache()) {
      for (int i = 0; i < 2_000; i++) {
        CacheStep<?> step = step(random);
        assertThat(text(cache.take(step))).as("%d: %s", i, step).isEqualTo(text(plain.take(step)));
        assertThat(text(cache.get(KEY)))
            .as("%d: %s", i, step)
            .isEqualTo(text(Optional.ofNullable(values.get(KEY))));
      }
    }
  }

  private static CacheStep<?> step(SplittableRandom random) {
    byte[] one = THINGS.get(random.nextInt(THINGS.size()));
    byte[] other = THINGS.get(random.nextInt(THINGS.size()));
    long version = random.nextLong(1, 15);
    return switch (random.nextInt(8)) {
      case 0 -> new CacheStep.GetAndExtend(KEY, MINUTE, random.nextBoolean());
      case 1 -> new CacheStep.GetOrLease(KEY, one, MINUTE);
      case 2 -> new CacheStep.FillLeased(KEY, one, other, MINUTE);
      case 3, 4 -> new CacheStep.SetIfNewer(KEY, version, other, MINUTE);
      case 5 -> new CacheStep.Tombstone(KEY, version, bytes("{\"gone\":" + version + "}"), MINUTE);
      case 6 -> new CacheStep.Lock(KEY, one, MINUTE);
      default -> new CacheStep.Unlock(KEY, one);
    };
  }

  private static String text(Object answer) {
    return answer instanceof Optional<?> value
        ? value.map(bytes -> new String((byte[]) bytes, StandardCharsets.UTF_8)).toString()
        : answer.toString();
  }

  @Test
  void timesAreKept(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache()) {
      cache.set(KEY, THINGS.getFirst(), Duration.ofMillis(20_500));
      assertThat(redis.admin.pttl(KEY)).isBetween(10_000L, 20_500L);
      cache.take(new CacheStep.GetAndExtend(KEY, MINUTE, true));
      assertThat(redis.admin.pttl(KEY)).isBetween(50_000L, 60_000L);
      cache.take(new CacheStep.Tombstone(KEY, 5, bytes("{\"gone\":5}"), Duration.ofSeconds(30)));
      assertThat(redis.admin.pttl(KEY)).isBetween(20_000L, 30_000L);
      cache.take(new CacheStep.GetAndExtend(KEY, MINUTE, true));
      assertThat(redis.admin.pttl(KEY)).as("a mark's time stays").isLessThan(30_001L);
      cache.take(new CacheStep.GetAndExtend(KEY, MINUTE, false));
      assertThat(redis.admin.pttl(KEY)).isBetween(50_000L, 60_000L);
      cache.take(new CacheStep.Lock("user:1:lock", bytes("x"), Duration.ofSeconds(2)));
      assertThat(redis.admin.pttl("user:1:lock")).isBetween(1L, 2_000L);
    }
  }

  @Test
  void aScriptThatFailsSaysWhyAsACommandDoes(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache()) {
      redis.admin.hset(KEY, "a", "b");
      assertThat(fault(cache, new CacheStep.GetOrLease(KEY, THINGS.get(3), MINUTE)))
          .isEqualTo(CacheFault.WRONG_TYPE);
      redis.admin.del(KEY);
      redis.say("CONFIG", "SET", "maxmemory", "1");
      assertThat(fault(cache, new CacheStep.GetOrLease(KEY, THINGS.get(3), MINUTE)))
          .isEqualTo(CacheFault.OUT_OF_MEMORY);
      redis.say("CONFIG", "SET", "maxmemory", "0");
      try (RedisUserCache weak =
          RealRedis.cache(redis.user("~*", "-@all", "+eval", "+get", "+ping"))) {
        assertThat(fault(weak, new CacheStep.GetOrLease(KEY, THINGS.get(3), MINUTE)))
            .isEqualTo(CacheFault.NO_PERMISSION);
      }
      redis.say("REPLICAOF", "127.0.0.1", "1");
      assertThat(fault(cache, new CacheStep.GetOrLease(KEY, THINGS.get(3), MINUTE)))
          .isEqualTo(CacheFault.READ_ONLY);
    }
  }

  private static CacheFault fault(RedisUserCache cache, CacheStep<?> step) {
    CacheFault[] fault = new CacheFault[1];
    assertThatThrownBy(() -> cache.take(step))
        .isInstanceOfSatisfying(CacheException.class, e -> fault[0] = e.fault());
    return fault[0];
  }

  @Test
  void whatWaitsInTheLineIsAnsweredAsWhatIsCalledAlone(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = RealRedis.cache(redis.target, MINUTE);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      redis.admin.set("user:2:lock", "another's");
      redis.say("CLIENT", "PAUSE", "60000", "WRITE");
      for (int i = 0; i < Connections.POOL; i++) {
        var _ = threads.submit(() -> cache.take(new CacheStep.Unlock(KEY, bytes("x"))));
      }
      String all = "blocked_clients:" + Connections.POOL + "\r";
      while (!redis.admin.info("clients").contains(all)) {
        Thread.onSpinWait();
      }
      var locked = new FutureTask<>(() -> lock(cache));
      var leased = new FutureTask<>(() -> lease(cache));
      Thread locking = Thread.ofVirtual().start(locked);
      Thread leasing = Thread.ofVirtual().start(leased);
      while (locking.getState() != Thread.State.WAITING
          || leasing.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      redis.say("CLIENT", "UNPAUSE");
      assertThat(locked.get()).as("somebody else has the lock").isFalse();
      assertThat(leased.get()).as("nothing is there: the lease is ours").isEmpty();
    }
  }

  private static boolean lock(RedisUserCache cache) {
    return cache.take(new CacheStep.Lock("user:2:lock", bytes("ours"), MINUTE));
  }

  private static Optional<byte[]> lease(RedisUserCache cache) {
    return cache.take(new CacheStep.GetOrLease("user:3", THINGS.get(3), MINUTE));
  }

  @Test
  void ourOwnStepsAreNoStrangers(@TempDir Path folder) throws Exception {
    var own = new OwnCommands(System::nanoTime);
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache =
            RedisUserCache.open(redis.target, "", () -> true, MINUTE, own, Optional::empty)) {
      cache.take(new CacheStep.Lock(KEY, bytes("x"), MINUTE));
      assertThat(own.explains(OwnCommands.Kind.SET, KEY)).isTrue();
      assertThat(own.explains(OwnCommands.Kind.SET, KEY)).isFalse();
      cache.take(new CacheStep.Lock(KEY, bytes("y"), MINUTE));
      assertThat(own.explains(OwnCommands.Kind.SET, KEY)).as("nothing was set").isFalse();
      cache.take(new CacheStep.Unlock(KEY, bytes("y")));
      assertThat(own.explains(OwnCommands.Kind.DEL, KEY)).as("nothing was deleted").isFalse();
      cache.take(new CacheStep.Unlock(KEY, bytes("x")));
      assertThat(own.explains(OwnCommands.Kind.DEL, KEY)).isTrue();
    }
  }
}
