package cachescope.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
  @ParameterizedTest
  @CsvSource({
    "redis://localhost:6379/0, redis://localhost:6379/0, '', localhost",
    "localhost:6379, redis://localhost:6379, '', localhost",
    "rediss://ann:secret@example.org:6380/2, rediss://ann@example.org:6380/2, secret, example.org",
    "redis://:secret@example.org, redis://example.org, secret, example.org",
    "'redis://[::1]:6379', 'redis://[::1]:6379', '', '[::1]'",
  })
  void aPasswordIsTakenApart(String typed, String uri, String password, String host) {
    RedisAddress address = RedisAddress.read(typed).orElseThrow();
    assertThat(address.uri()).isEqualTo(uri);
    assertThat(address.password()).isEqualTo(password);
    assertThat(address.host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://localhost:6379",
        "redis://ann:pw@host:1/2",
        "rediss://:pw@host",
        "redis://host"
      })
  void aCompleteAddressIsWhatWasTyped(String typed) {
    assertThat(RedisAddress.read(typed).orElseThrow().complete()).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://host", "redis://", "redis://a b"})
  void whatIsNoAddressIsRefused(String typed) {
    assertThat(RedisAddress.read(typed)).isEmpty();
  }

  @Test
  void aPasswordIsNotInItsText() {
    assertThat(RedisAddress.read("redis://a:secret@h").orElseThrow().toString())
        .doesNotContain("secret");
  }
}
