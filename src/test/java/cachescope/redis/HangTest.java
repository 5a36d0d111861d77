package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheFault;
import cachescope.event.RedisStatus.State;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.redis.client.RedisUserCache;
import cachescope.service.CacheException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that accepts and never answers: the wait is bounded, and a write is not called failed.
 */
class HangTest {
  private static final Duration BOUND = Facts.TIMEOUT.multipliedBy(2).plusSeconds(1);

  @Test
  void aStoppedServerCostsTheTimeoutAndNoMore(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RedisLink link = facts.link(RealRedis.server(folder))) {
      link.useEmbedded();
      link.set("user:1", new byte[10], Duration.ofSeconds(60));
      link.breakServer(Fault.HUNG);
      CacheException read = timed(() -> link.get("user:1"));
      assertThat(read.fault()).isEqualTo(CacheFault.TIMEOUT);
      assertThat(read.sentence()).contains("No answer").contains("within 200 ms");
      CacheException write = timed(() -> link.set("user:1", new byte[10], Duration.ofSeconds(60)));
      assertThat(write.sentence()).contains("unknown").contains("may have been");
      facts.await(RedisChanged.class, e -> e.status().state() == State.HUNG);
      facts.forget();
      link.breakServer(Fault.RESUMED);
      facts.await(RedisChanged.class, e -> e.status().state() == State.CONNECTED);
      assertThat(link.get("user:1")).isPresent();
      link.breakServer(Fault.HUNG);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPausedServerCostsTheTimeoutAndNoMore(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache()) {
      cache.get("user:1");
      redis.say("CLIENT", "PAUSE", "2000");
      assertThat(timed(() -> cache.get("user:1")).fault()).isEqualTo(CacheFault.TIMEOUT);
      assertThat(timed(() -> cache.delete("user:1")).fault()).isEqualTo(CacheFault.TIMEOUT);
    }
  }

  private static CacheException timed(ThrowingCallable call) {
    long began = System.nanoTime();
    CacheException e = Assertions.catchThrowableOfType(CacheException.class, call);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BOUND);
    return e;
  }
}
