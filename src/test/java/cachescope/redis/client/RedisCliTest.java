package cachescope.redis.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines for a shell come in as we come in, without the password. */
class RedisCliTest {
  @Test
  void theyComeAsWeComeAndAskForThePassword() {
    TlsFiles files =
        new TlsFiles(Optional.of(Path.of("my ca.pem")), Optional.empty(), Optional.empty());
    Credentials bob = Credentials.of(Optional.of("bob"), Optional.of("secret"));
    RedisTarget target = new RedisTarget("h", 6380, 0, true, bob, files);
    assertThat(RedisCli.on(target))
        .isEqualTo("redis-cli -h h -p 6380 --tls --cacert 'my ca.pem' --user bob --askpass");
    assertThat(RedisCli.asOwner(target))
        .isEqualTo("redis-cli -h h -p 6380 --tls --cacert 'my ca.pem' --askpass");
    RedisTarget open = new RedisTarget("h", 6379, 0, false, Credentials.NONE);
    assertThat(RedisCli.on(open)).isEqualTo("redis-cli -h h -p 6379");
  }

  @Test
  void aWordStaysOneWord() {
    assertThat(RedisCli.quoted("KEAm")).isEqualTo("KEAm");
    assertThat(RedisCli.quoted("")).isEqualTo("''");
    assertThat(RedisCli.quoted("gxK$e")).isEqualTo("'gxK$e'");
    assertThat(RedisCli.quoted("it's")).isEqualTo("'it'\\''s'");
  }
}
