package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.Diagnosis;
import cachescope.event.Diagnosis.Grade;
import cachescope.event.Diagnosis.Topic;
import cachescope.event.RedisEvent.Emptied;
import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeyExpirySet;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.KeyTtlRead;
import cachescope.event.RedisEvent.KeyUseRead;
import cachescope.event.RedisEvent.Resynced;
import cachescope.event.RedisEvent.ServerRead;
import cachescope.event.RedisStatus.State;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.redis.client.Connections;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.doctor.Doctor;
import cachescope.service.CacheStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisAccessControlException;

/** The user with the least rights that the README gives can do all that is needed, and no more. */
class LeastRightsTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  /** The rules as the README has them. */
  static String[] rules() throws Exception {
    String line =
        Files.readString(Path.of("README.md"))
            .lines()
            .filter(text -> text.contains("ACL SETUSER cachescope "))
            .findFirst()
            .orElseThrow();
    String rules = line.substring(line.indexOf("resetkeys")).replace("'", "").strip();
    return rules.split(" ", -1);
  }

  @Test
  void theWholePathWorks(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder)) {
      redis.admin.set("theirs", "untouched");
      try (RedisLink link = facts.external(folder)) {
        link.connect(redis.user(rules()), "*", false);
        facts.await(RedisChanged.class, e -> e.status().state() == State.CONNECTED);
        facts.await(RedisChanged.class, e -> e.status().notifications());
        String key = link.keyOf(7);
        assertThat(link.get(key)).isEmpty();
        link.set(key, new byte[100], MINUTE);
        assertThat(link.get(key)).isPresent();
        facts.await(KeySet.class, e -> e.key().equals(key));
        facts.await(KeyExpirySet.class, e -> e.key().equals(key));
        facts.await(KeyTtlRead.class, e -> e.key().equals(key) && e.bytes() > 100);
        facts.await(ServerRead.class, e -> e.reading().usedMemory() > 0);
        link.inspect(List.of(key));
        facts.await(KeyUseRead.class, e -> e.key().equals(key));
        assertThat(link.expireIn(key, MINUTE)).isTrue();
        assertThat(link.delete(key)).isTrue();
        facts.await(KeyDeleted.class, e -> e.key().equals(key));
        takeEveryStep(link, key);
        link.set(key, new byte[100], MINUTE.plusMillis(500));
        facts.forget();
        link.resync();
        facts.await(Resynced.class, e -> e.complete() && e.keys().size() == 1);
        assertThat(link.clearOwnKeys()).isEqualTo(1);
        link.set(key, new byte[100], MINUTE);
        redis.admin.flushAll();
        facts.await(Emptied.class, _ -> true);
        redis.admin.set("theirs", "untouched");
        link.set(key, new byte[100], MINUTE);
        link.set(link.keyOf(8), new byte[100], MINUTE);
      }
      assertThat(redis.admin.keys("*")).containsExactly("theirs");
      assertThat(facts.all(Noticed.class)).isEmpty();
    }
  }

  private static void takeEveryStep(RedisLink link, String key) {
    byte[] mark = "{\"lease\":\"ab\"}".getBytes(StandardCharsets.UTF_8);
    byte[] gone = "{\"gone\":3}".getBytes(StandardCharsets.UTF_8);
    assertThat(link.take(new CacheStep.GetOrLease(key, mark, MINUTE))).isEmpty();
    assertThat(link.take(new CacheStep.FillLeased(key, mark, new byte[9], MINUTE))).isTrue();
    assertThat(link.take(new CacheStep.GetAndExtend(key, MINUTE, true))).isPresent();
    assertThat(link.take(new CacheStep.GetAndExtend(key, MINUTE, false))).isPresent();
    assertThat(link.take(new CacheStep.Tombstone(key, 3, gone, MINUTE))).isTrue();
    assertThat(link.take(new CacheStep.SetIfNewer(key, 2, new byte[9], MINUTE))).isFalse();
    assertThat(link.take(new CacheStep.Lock(key + ":lock", mark, MINUTE))).isTrue();
    assertThat(link.take(new CacheStep.Unlock(key + ":lock", mark))).isTrue();
  }

  @Test
  void nothingElseIsAllowed(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder);
        RedisClient own = Connections.single(redis.user(rules()), MINUTE)) {
      redis.admin.set("theirs", "untouched");
      for (String command :
          List.of(
              "FLUSHALL",
              "FLUSHDB",
              "KEYS *",
              "CONFIG GET maxmemory",
              "CONFIG SET maxmemory 1",
              "MONITOR",
              "DEBUG SLEEP 0",
              "SHUTDOWN NOSAVE",
              "ACL LIST",
              "CLIENT LIST",
              "GET theirs",
              "DEL theirs",
              "SET theirs 1",
              "PUBLISH theirs x",
              "XADD theirs * a b",
              "SUBSCRIBE theirs",
              "EVAL return(1) 1 theirs",
              "PSUBSCRIBE __keyevent@0__:*",
              "PSUBSCRIBE *")) {
        assertThatThrownBy(() -> say(own, command.split(" ", -1)))
            .as(command)
            .isInstanceOf(JedisAccessControlException.class);
      }
      assertThatThrownBy(() -> say(own, "EVAL", "return redis.call('GET', 'theirs')", "0"))
          .hasMessageMatching(".*(can't access|NOPERM|ACL failure).*");
      assertThat(redis.admin.get("theirs")).isEqualTo("untouched");
    }
  }

  private static void say(RedisClient client, String... words) {
    CommandArguments command =
        new CommandArguments(() -> words[0].getBytes(StandardCharsets.UTF_8));
    Arrays.stream(words).skip(1).forEach(command::add);
    client.executeCommand(command);
  }

  @Test
  void theDoctorSaysWhatItCouldNotAskAndThatNothingIsMissing(@TempDir Path folder)
      throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      RedisTarget least = redis.user(rules());
      Diagnosis found = Doctor.examine(least, "*");
      assertThat(found.reached()).isTrue();
      assertThat(found.findings())
          .filteredOn(finding -> finding.topic() == Topic.RIGHTS)
          .singleElement()
          .satisfies(finding -> assertThat(finding.grade()).isEqualTo(Grade.FINE));
      assertThat(found.findings().toString())
          .contains("ACL WHOAMI may not be asked")
          .contains("Which events it tells could not be asked")
          .contains("On which addresses it listens could not be asked");
      assertThat(found.has(Grade.BROKEN) || found.has(Grade.UNSAFE)).isFalse();
    }
  }
}
