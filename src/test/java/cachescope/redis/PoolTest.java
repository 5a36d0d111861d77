package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cachescope.event.CacheFault;
import cachescope.redis.client.Connections;
import cachescope.redis.client.RedisUserCache;
import cachescope.service.CacheException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections are few: a wait for one is bounded, and a stale one costs a read nothing. */
class PoolTest {
  @Test
  void moreCallersThanConnectionsWaitNoLongerThanTwice(@TempDir Path folder) throws Exception {
    int callers = 4 * Connections.POOL;
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      cache.get("user:1");
      redis.server.hang();
      CountDownLatch go = new CountDownLatch(1);
      long began = System.nanoTime();
      List<Future<CacheException>> failures =
          IntStream.range(0, callers)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    go.await();
                    return catchThrowableOfType(CacheException.class, () -> cache.get("user:1"));
                  }))
              .toList();
      go.countDown();
      boolean exhausted = false;
      for (Future<CacheException> failure : failures) {
        CacheException e = failure.get();
        assertThat(e.fault()).isIn(CacheFault.TIMEOUT, CacheFault.POOL_EXHAUSTED);
        exhausted |= e.sentence().startsWith("All 16 connections to Redis are busy");
      }
      assertThat(exhausted).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isLessThan(Facts.TIMEOUT.multipliedBy(4).plusSeconds(1));
    }
  }

  @Test
  void aThousandAtOnceAreAllAnswered(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      redis.admin.set("user:1", "v");
      CountDownLatch go = new CountDownLatch(1);
      List<Future<Boolean>> answers =
          IntStream.range(0, 1_000)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    go.await();
                    return cache.get("user:1").isPresent();
                  }))
              .toList();
      go.countDown();
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    }
  }

  @Test
  void whoeverWasInterruptedBeforeTheCallStillMakesIt(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      redis.admin.set("user:1", "v");
      Future<Boolean> done =
          threads.submit(() -> {
            Thread.currentThread().interrupt();
            return cache.get("user:1").isPresent()
                && cache.delete("user:1")
                && Thread.currentThread().isInterrupted();
          });
      assertThat(done.get()).isTrue();
      assertThat(redis.admin.exists("user:1")).isFalse();
    }
  }

  @Test
  void whoeverIsInterruptedWithinTheCallIsNoFaultOfRedis(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = RealRedis.cache(redis.target, Duration.ofSeconds(30))) {
      cache.get("user:1");
      redis.server.hang();
      CompletableFuture<CacheException> failure = new CompletableFuture<>();
      Thread asking =
          Thread.ofVirtual()
              .start(() ->
                  failure.complete(
                      catchThrowableOfType(CacheException.class, () -> cache.delete("user:1"))));
      Facts.until(() ->
          asking.getState() == Thread.State.WAITING
              || asking.getState() == Thread.State.TIMED_WAITING);
      asking.interrupt();
      CacheException e = failure.get();
      assertThat(e.fault()).isEqualTo(CacheFault.GIVEN_UP);
      assertThat(e.sentence()).contains("given up");
    }
  }

  @Test
  void aStaleConnectionCostsAReadNothing(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache()) {
      redis.admin.set("user:1", "v");
      cache.get("user:1");
      redis.say("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      assertThat(cache.get("user:1")).isPresent();
    }
  }

  @Test
  void aStaleConnectionFailsAWriteOnceAndItIsNotRepeated(@TempDir Path folder) throws Exception {
    Duration minute = Duration.ofSeconds(60);
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache()) {
      cache.set("user:1", new byte[1], minute);
      redis.say("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      CacheException e =
          catchThrowableOfType(
              CacheException.class, () -> cache.set("user:1", new byte[1], minute));
      assertThat(e.fault()).isEqualTo(CacheFault.CUT);
      assertThat(e.sentence()).contains("unknown whether the write was applied");
      cache.set("user:1", new byte[1], minute);
    }
  }

  @Test
  void warmingUpTouchesNoKeyAndIsNoLookup(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache()) {
      cache.warmUp();
      String calls = String.valueOf(redis.admin.info("commandstats"));
      assertThat(calls).contains("cmdstat_ping:");
      assertThat(calls).doesNotContain("cmdstat_get:", "cmdstat_setex:", "cmdstat_del:");
      assertThat(redis.admin.dbSize()).isZero();
    }
  }
}
