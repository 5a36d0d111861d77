package cachescope.redis.live;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.LiveKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who should leave, from what Redis says of the keys. */
class RuleTest {
  private static LiveKey key(String name, int idleMillis, long idle, int freq, long ttl) {
    return new LiveKey(
        name,
        Duration.ofMillis(idleMillis),
        1,
        Optional.of(idle),
        Optional.of(freq),
        Optional.of(ttl));
  }

  private static final List<LiveKey> KEYS =
      List.of(
          key("a", 900, 1, 7, 3_000),
          key("b", 1_400, 1, 5, 2_000),
          key("c", 300, 0, 5, 1_000),
          key("d", 200, 0, 9, 4_000));

  private static String next(String policy) {
    Rule rule = Rule.of(policy);
    return String.join(" ", rule.next(rule.order(KEYS)));
  }

  @Test
  void equalsAreAllNamedTheIdlestByOurClockFirst() {
    assertThat(next("allkeys-lru")).isEqualTo("b a");
    assertThat(next("volatile-lrm")).isEqualTo("b a");
    assertThat(next("allkeys-lfu")).isEqualTo("b c");
    assertThat(next("volatile-ttl")).isEqualTo("c");
  }

  @Test
  void nobodyIsNamedWhereNobodyCanKnow() {
    assertThat(next("allkeys-random")).isEmpty();
    assertThat(next("noeviction")).isEmpty();
    assertThat(Rule.IDLE.next(List.of())).isEmpty();
  }
}
