package cachescope.redis.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cachescope.event.RedisStatus.Topology;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis://h | STANDALONE | redis://h:6379/0",
        "redis+sentinel://a,b:26380/main | SENTINEL | redis+sentinel://a:26379,b:26380/main/0",
        "rediss+sentinel://bob:p%40ss@a:1,[::1]:2/m.1/3 | SENTINEL |"
            + " rediss+sentinel://a:1,[::1]:2/m.1/3",
        "redis+sentinel://:s/cret@a/m | SENTINEL | redis+sentinel://a:26379/m/0",
        "REDIS+CLUSTER://a:7001,b , [::1]/ | CLUSTER | redis+cluster://a:7001,b:6379,[::1]:6379",
        "redis+cluster://:hunter2@a/0 | CLUSTER | redis+cluster://a:6379"
      })
  void anAddressIsReadAndShownWithoutItsPassword(String uri, Topology topology, String shown) {
    RedisAddress address = RedisAddress.parse(uri);
    assertThat(address.topology()).isEqualTo(topology);
    assertThat(address).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis+sentinel://u:hunter2@a:1,b:2",
        "redis+sentinel://u:hunter2@a:1/",
        "redis+sentinel://u:hunter2@a:1/my master",
        "redis+sentinel://u:hunter2@a:1/m?sentinelPassword=hunter2",
        "redis+sentinel://u:hunter2@a:1/m/zero",
        "redis+sentinel://u:hunter2@,/m",
        "redis+cluster://u:hunter2@a:1/3",
        "redis+cluster://u:hunter2@a:1,,b:2",
        "redis+cluster://u:hunter2@a:port",
        "redis+cluster://u:hunter2@",
        "redis+other://u:hunter2@a",
        "u:hunter2@a"
      })
  void aBadAddressIsExplainedInOneSentenceWithoutItsPassword(String uri) {
    assertThatThrownBy(() -> RedisAddress.parse(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("hunter2")
        .endsWith(".");
  }
}
