package cachescope.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.RedisEvent.KeyUseRead;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VictimTest {
  private final Story story =
      Story.connected()
          .redisSets(0, "user:1", 90_000)
          .redisSets(1_000, "user:2", 30_000)
          .redisSets(2_000, "user:3", 60_000)
          .tell(5_000, new Hit(1, "user:1", 1, 118, 1, 1))
          .tell(6_000, new Hit(2, "user:2", 1, 118, 1, 1));

  private Optional<LikelyVictim> under(String policy) {
    return story.limited(32_000, policy).scene().likelyVictim();
  }

  @Test
  void theLongestIdleUnderLru() {
    assertThat(under("allkeys-lru")).contains(new LikelyVictim("user:3", "idle 30 s", true));
  }

  @Test
  void theLeastUsedUnderLfu() {
    assertThat(under("allkeys-lfu")).contains(new LikelyVictim("user:3", "used 0 times", true));
  }

  @Test
  void theNearestDeadlineUnderVolatileTtl() {
    assertThat(under("volatile-ttl").map(LikelyVictim::key)).contains("user:2");
  }

  @Test
  void nobodyUnderRandomOrNoEviction() {
    assertThat(under("allkeys-random")).isEmpty();
    assertThat(under("noeviction")).isEmpty();
  }

  @Test
  void whatRedisItselfSaysCountsMoreUntilTheKeyIsUsedAgain() {
    story.tell(31_000, new KeyUseRead("user:1", 40, -1));
    assertThat(under("allkeys-lru"))
        .contains(new LikelyVictim("user:1", "idle 41 s says Redis", true));
    story.tell(31_500, new Hit(3, "user:1", 1, 118, 1, 1));
    assertThat(under("allkeys-lru").map(LikelyVictim::key)).contains("user:3");
  }
}
