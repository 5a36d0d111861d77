package cachescope.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks in the place of a user's value. */
class MarksTest {
  private final UserJson json = new UserJson();

  @Test
  void everyMarkIsReadAsItWasWrittenAndIsOurs() {
    for (Mark mark :
        new Mark[] {
          new Mark.Absent(7), new Mark.Leased("0a"), new Mark.Gone(3), new Mark.Locked("ff")
        }) {
      byte[] bytes = json.encode(mark);
      assertThat(json.mark(bytes)).contains(mark);
      assertThat(json.ours(bytes)).isTrue();
    }
    assertThat(json.encode(new Mark.Gone(7))).asString().isEqualTo("{\"gone\":7}");
    assertThat(json.encode(new Mark.Leased("ab"))).asString().isEqualTo("{\"lease\":\"ab\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"gone\":0}",
        "{\"gone\":\"7\"}",
        "{\"gone\":7.5}",
        "{\"gone\":7,\"lease\":\"ab\"}",
        "{\"gone\":7,\"more\":1}",
        "{\"gone\":7}{}",
        "{\"lease\":\"not a token\"}",
        "{\"lease\":12}",
        "{\"absent\":false,\"cachedAt\":1}",
        "{\"absent\":true}",
        "{\"absent\":true,\"cachedAt\":-1}",
        "{\"absent\":true,\"cachedAt\":1,\"lock\":\"ab\"}",
        "{\"cachedAt\":1}",
        "{}",
        "{\"gone",
        "null",
        "[7]"
      })
  void whatIsNotExactlyAMarkIsNone(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(json.mark(bytes)).isEmpty();
  }

  @Test
  void theClassicValueHasNoFieldMore() {
    assertThat(json.encode(new User(1, "Alice", "alice@example.com", 2), 5, 0))
        .asString()
        .isEqualTo(
            "{\"id\":1,\"name\":\"Alice\",\"email\":\"alice@example.com\",\"version\":2,\"cachedAt\":5}");
  }

  @Test
  void timesThatMakeNoSenseAreRefused() throws Exception {
    User alice = new User(1, "Alice", "alice@example.com", 2);
    byte[] good = json.encodeTimed(alice, 1_000, 0, 20, 61_000);
    assertThat(json.decode(1, good))
        .isEqualTo(new CachedUser(alice, 1_000, good.length, 20, 61_000));
    for (byte[] bad :
        new byte[][] {
          json.encodeTimed(alice, 1_000, 0, -1, 61_000),
          json.encodeTimed(alice, 1_000, 0, 20, 999),
          json.encodeTimed(alice, 1_000, 0, 20, Long.MAX_VALUE),
          json.encodeTimed(alice, Long.MIN_VALUE, 0, 20, Long.MAX_VALUE)
        }) {
      assertThat(json.ours(bad)).isFalse();
    }
  }
}
