package cachescope.redis.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisTargetTest {
  @ParameterizedTest
  @CsvSource({
    "redis://localhost, redis://localhost:6379/0, default",
    "redis://localhost:7000/3, redis://localhost:7000/3, default",
    "rediss://bob:s%40cret%2F@db.example.com, rediss://db.example.com:6379/0, bob",
    "redis://:secret@10.0.0.1:6380/1, redis://10.0.0.1:6380/1, default",
    "REDIS://[::1]:6380, redis://[::1]:6380/0, default",
    "redis://[::1], redis://[::1]:6379/0, default",
    "redis://bob:p@ss@localhost, redis://localhost:6379/0, bob"
  })
  void anAddressIsReadOnceAndShownWithoutItsPassword(String uri, String shown, String user) {
    RedisTarget target = RedisTarget.parse(uri);
    assertThat(target.uri()).isEqualTo(shown);
    assertThat(target.credentials().user()).isEqualTo(user);
    assertThat(target + " " + target.credentials()).doesNotContain("cret").doesNotContain("p@ss");
  }

  @Test
  void aPasswordIsDecoded() {
    assertThat(RedisTarget.parse("redis://bob:s%40cret%2F+@h").credentials().reveal())
        .contains("s@cret/+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://u:hunter2@h",
        "redis://u:hunter2@",
        "redis://u:hunter2@h:port",
        "redis://u:hunter2@h:0",
        "redis://u:hunter2@h:99999",
        "redis://u:hunter2@h/zero",
        "redis://u:%zzhunter2@h",
        "redis://u:hunter2@::1",
        "redis://u:hunter2@h?x=1",
        "redis://hunter2@h",
        "redis://u:hunter2/@h/0/1",
        "hunter2"
      })
  void aBadAddressIsExplainedWithoutItsPassword(String uri) {
    assertThatThrownBy(() -> RedisTarget.parse(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("hunter2")
        .endsWith(".");
  }
}
