package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cachescope.event.CacheFault;
import cachescope.redis.client.RedisUserCache;
import cachescope.service.CacheException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of reply a server can give becomes a fault of its own and a sentence. */
class RepliesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -NOAUTH Authentication required.                | PASSWORD_WANTED  | wants a password
          -WRONGPASS invalid username-password pair       | PASSWORD_REFUSED | refused the password for user default
          -NOPERM this user has no permissions to run 'get' | NO_PERMISSION  | lacks a right: this user has no permissions to run 'get'
          -OOM command not allowed                        | OUT_OF_MEMORY    | no memory left
          -READONLY You can't write against a replica     | READ_ONLY        | is now a replica
          -LOADING Redis is loading the dataset in memory | LOADING          | is loading its data set
          -MASTERDOWN Link with MASTER is down            | MASTER_DOWN      | has lost its master
          -MOVED 3999 127.0.0.1:6381                      | CLUSTER          | node of a Cluster
          -ASK 3999 127.0.0.1:6381                        | CLUSTER          | node of a Cluster
          -CLUSTERDOWN Hash slot not served               | CLUSTER          | Cluster at
          -WRONGTYPE Operation against a key              | WRONG_TYPE       | another type
          -MISCONF Redis is configured to save RDB        | OTHER            | MISCONF
          -ERR max number of clients reached              | POOL_EXHAUSTED   | takes no more clients
          -BUSY Redis is busy running a script            | OTHER            | BUSY
          HTTP/1.1 400 Bad Request                        | NOT_REDIS        | answered like HTTP
          ?nonsense                                       | NOT_REDIS        | makes no sense
          $2147483647                                     | NOT_REDIS        | too large
          *2147483647                                     | NOT_REDIS        | too large
          """)
  void aReplyHasItsFault(String reply, CacheFault fault, String words) throws IOException {
    try (FakeRedis fake = FakeRedis.answering(reply + "\r\n");
        RedisUserCache cache = RealRedis.cache(fake.target())) {
      CacheException e = catchThrowableOfType(CacheException.class, () -> cache.get("user:1"));
      assertThat(e.sentence()).contains(words);
      assertThat(e.fault()).isEqualTo(fault);
    }
  }

  @Test
  void somethingThatSpeaksHttpIsNamedByTheFirstContact(@TempDir Path folder) throws Exception {
    try (FakeRedis http = FakeRedis.of(_ -> "HTTP/1.1 400 Bad Request\r\n\r\n");
        RedisLink link = new Facts().external(folder)) {
      assertThat(link.test(http.target().uri()).sentence())
          .endsWith("is not Redis: it answered like HTTP.");
    }
  }

  @Test
  void aServerWithoutRespThreeIsGoodEnough(@TempDir Path folder) throws Exception {
    try (FakeRedis old = FakeRedis.answering("$2\r\nhi\r\n");
        RedisUserCache cache = RealRedis.cache(old.target())) {
      assertThat(cache.get("user:1")).contains(new byte[] {'h', 'i'});
    }
  }

  @Test
  void aStrangersTypeIsNotOverwritten(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache()) {
      redis.admin.hset("user:1", "name", "somebody's");
      CacheException e = catchThrowableOfType(CacheException.class, () -> cache.get("user:1"));
      assertThat(e.fault()).isEqualTo(CacheFault.WRONG_TYPE);
    }
  }

  @Test
  void aReplicaTakesNoWrites(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisUserCache cache = redis.cache()) {
      redis.say("REPLICAOF", "127.0.0.1", "1");
      CacheException e =
          catchThrowableOfType(
              CacheException.class, () -> cache.set("user:1", new byte[1], Duration.ofSeconds(60)));
      assertThat(e.fault()).isEqualTo(CacheFault.READ_ONLY);
      assertThat(e.sentence()).contains("is now a replica");
    }
  }
}
