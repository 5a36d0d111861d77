package cachescope.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cachescope.event.CacheFault;
import cachescope.event.RedisStatus.State;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.redis.client.Credentials;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.client.RedisUserCache;
import cachescope.service.CacheException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords and rights: what is missing is named, and no password is. */
class AccessTest {
  @Test
  void aWrongPasswordIsNamedAsSuchAndNotRepeated(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = facts.external(folder)) {
      RedisTarget target = redis.as("bob", "wrong-secret");
      assertThat(fault(target).fault()).isEqualTo(CacheFault.PASSWORD_REFUSED);
      assertThat(fault(target).sentence())
          .isEqualTo("The server refused the password for user bob.");
      redis.say("ACL", "LOG", "RESET");
      link.connect(target, "*", false);
      facts.await(RedisChanged.class, e -> e.status().state() == State.DOWN);
      assertThat(facts.all().toString()).contains("refused the password").doesNotContain("secret");
      assertThat(target.toString() + target.credentials()).doesNotContain("secret");
      String tried = "redis://bob:wrong-secret@" + target.place();
      assertThat(link.test(tried).sentence())
          .isEqualTo("The server refused the password for user bob.");
    }
  }

  @Test
  void aServerThatWantsAPasswordSaysSo(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      CacheException e = fault(redis.with(Credentials.NONE));
      assertThat(e.fault()).isEqualTo(CacheFault.PASSWORD_WANTED);
      assertThat(e.sentence()).endsWith("wants a password.");
    }
  }

  @Test
  void aMissingRightIsNamed(@TempDir Path folder) throws Exception {
    try (RealRedis redis = RealRedis.start(folder)) {
      RedisTarget bob = redis.user("~ours:*", "&*", "+@all", "-setex");
      try (RedisUserCache cache = RealRedis.cache(bob)) {
        CacheException command =
            catchThrowableOfType(
                CacheException.class,
                () -> cache.set("ours:1", new byte[1], Duration.ofSeconds(60)));
        assertThat(command.fault()).isEqualTo(CacheFault.NO_PERMISSION);
        assertThat(command.sentence()).contains("bob").contains("setex");
        CacheException key =
            catchThrowableOfType(CacheException.class, () -> cache.get("theirs:1"));
        assertThat(key.fault()).isEqualTo(CacheFault.NO_PERMISSION);
        assertThat(key.sentence()).contains("key");
        assertThat(cache.get("ours:1")).isEmpty();
      }
    }
  }

  @Test
  void whoMayNotSubscribeSeesOnlyItsOwnCalls(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = facts.external(folder)) {
      link.connect(redis.user("~*", "resetchannels", "+@all"), "*", false);
      RedisChanged limited =
          facts.await(RedisChanged.class, e -> e.status().state() == State.LIMITED);
      assertThat(limited.status().notifications()).isFalse();
      assertThat(limited.status().sentence())
          .contains("Events are not visible, only our own calls are shown")
          .contains("channel");
      link.set(link.keyOf(1), new byte[10], Duration.ofSeconds(60));
      assertThat(link.get(link.keyOf(1))).isPresent();
    }
  }

  @Test
  void whoMayHardlyDoAnythingCanStillCache(@TempDir Path folder) throws Exception {
    Facts facts = new Facts();
    try (RealRedis redis = RealRedis.start(folder);
        RedisLink link = facts.external(folder)) {
      link.connect(redis.user("~*", "resetchannels", "+get", "+setex", "+del"), "*", false);
      facts.await(RedisChanged.class, e -> e.status().state() == State.LIMITED);
      link.set(link.keyOf(1), new byte[10], Duration.ofSeconds(60));
      assertThat(link.get(link.keyOf(1))).isPresent();
    }
  }

  private static CacheException fault(RedisTarget target) {
    try (RedisUserCache cache = RealRedis.cache(target)) {
      return catchThrowableOfType(CacheException.class, () -> cache.get("user:1"));
    }
  }
}
