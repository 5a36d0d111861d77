package cachescope;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.RedisStatus.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What serve tells on standard error of a Redis that goes and comes. */
class RedisNewsTest {
  private static RedisStatus status(Kind kind, State state, String sentence) {
    return new RedisStatus(
        kind, state, "h", 6379, 0, false, "redis", "7.0.15", "", sentence, List.of(), false);
  }

  @Test
  void comingBackIsSaidEvenWhereSomethingIsWithheld() {
    RedisStatus down = status(Kind.EXTERNAL, State.DOWN, "Redis is not running at h:6379.");
    RedisStatus limited = status(Kind.EXTERNAL, State.LIMITED, "Events are not visible.");
    assertThat(RedisNews.of(down, limited, false))
        .isEqualTo("Redis 7.0.15 answers at h:6379. Events are not visible.");
    assertThat(RedisNews.of(limited, down, false)).isEqualTo("Redis is not running at h:6379.");
  }

  @Test
  void aCutIsToldOnce() {
    RedisStatus up = status(Kind.EMBEDDED, State.CONNECTED, "Redis 7.0.15 answers at h:6379.");
    RedisStatus cut = status(Kind.EMBEDDED, State.LIMITED, "The connection was cut.");
    RedisStatus down = status(Kind.EMBEDDED, State.DOWN, "Redis is not running at h:6379.");
    RedisNews news = new RedisNews(up);
    List<String> told = new ArrayList<>();
    news.look(up, false).ifPresent(told::add);
    news.look(cut, false).ifPresent(told::add);
    news.look(down, false).ifPresent(told::add);
    news.look(down, true).ifPresent(told::add);
    news.look(down, true).ifPresent(told::add);
    news.look(down, true).ifPresent(told::add);
    assertThat(told).singleElement().asString().contains("The embedded server ended");
    news.look(up, false).ifPresent(told::add);
    news.look(up, false).ifPresent(told::add);
    assertThat(told).hasSize(2).last().isEqualTo("Redis 7.0.15 answers at h:6379.");
  }

  @Test
  void theEndOfTheEmbeddedServerIsForGood() {
    RedisStatus up = status(Kind.EMBEDDED, State.CONNECTED, "Redis 7.0.15 answers at h:6379.");
    RedisStatus down = status(Kind.EMBEDDED, State.DOWN, "Redis is not running at h:6379.");
    assertThat(RedisNews.of(up, down, true))
        .contains("The embedded server ended")
        .contains("until serve is started again");
  }
}
