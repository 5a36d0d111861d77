package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.redis.client.RedisUserCache;
import cachescope.service.CacheException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server is left, as at a failover, while a call waits for it. */
class CallUnderWayTest {
  @Test
  void aCallThatIsUnderWayEndsWithTheCache() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (FakeRedis silent =
        FakeRedis.of(_ -> {
          asked.countDown();
          return "";
        })) {
      RedisUserCache cache = RealRedis.cache(silent.target(), Duration.ofMinutes(1));
      Thread.ofVirtual()
          .start(() -> {
            try {
              cache.get("user:1");
            } catch (CacheException e) {
              ended.countDown();
            }
          });
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      cache.close();
      assertThat(ended.await(10, TimeUnit.SECONDS)).as("the call ended").isTrue();
    }
  }
}
