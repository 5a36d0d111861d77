package cachescope.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cachescope.event.Measure;
import cachescope.event.Question.OfEvent;
import cachescope.event.Question.OfNumber;
import cachescope.event.Question.OfSecond;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.SessionEvent.RunStarted;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a number came about, and whether it is good or bad here. */
class NumbersTest {
  private static Tale busy() {
    Tale tale = Tale.connected().limited(1, "allkeys-lru");
    tale.tell(2, new RunStarted(1, WorkloadSpec.CLASSIC));
    tale.misses(1_000, 1, 1).misses(1_100, 2, 2).hits(3_000, 3, 1).hits(3_100, 4, 2);
    tale.tell(3_500, new KeyEvicted("user:2"));
    return tale.misses(4_000, 5, 2);
  }

  @Test
  void theHitRatioSaysWhyItsMissesWere() {
    Explanation why = busy().ask(6_000, new OfNumber(Measure.HIT_RATIO));
    assertThat(why.headline()).isEqualTo("Hit ratio 40.0 %: 2 hits and 3 misses in the last 10 s.");
    assertThat(why.reasons())
        .contains("Of 3 misses: 2 first reads of their key, 1 evicted before.")
        .anyMatch(s -> s.startsWith("The database: 10 connections with a delay of"));
  }

  @Test
  void theBestThatIsPossibleIsTheMostWantedUsersShare() {
    assertThat(Place.share(3, 1, 1)).isCloseTo(1 / (1 + 1 / 2.0 + 1 / 3.0), within(1e-12));
    assertThat(Place.share(100, 0, 23)).isCloseTo(0.23, within(1e-12));
    Explanation why = busy().ask(6_000, new OfNumber(Measure.HIT_RATIO));
    assertThat(why.reasons()).anyMatch(s -> s.startsWith("2 fit now, of 50 users"));
  }

  @ParameterizedTest
  @EnumSource
  void everyNumberIsExplained(Measure measure) {
    Explanation why = busy().ask(6_000, new OfNumber(measure));
    assertThat(why.headline()).isNotBlank().endsWith(".");
    assertThat(why.reasons()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void andBeforeAnythingHappened(Measure measure) {
    Explanation why = new Tale().ask(10, new OfNumber(measure));
    assertThat(why.headline()).isNotBlank().doesNotContain("NaN");
  }

  @Test
  void aSecondTellsWhatHappenedInIt() {
    Explanation why = busy().ask(6_000, new OfSecond(Tale.at(3_000)));
    assertThat(why.headline()).isEqualTo("In the second from 00:03.000: 2 hits, 1 key left.");
    assertThat(why.chain()).extracting(Link::words).contains("user:2 was evicted");
  }

  @Test
  void aChangedSettingSaysWhatChanged() {
    Tale tale = Tale.connected().hits(100, 1, 1);
    tale.tell(500, new SettingsChanged(2, Settings.CLASSIC.withTtl(Duration.ofSeconds(5))));
    Explanation why = tale.ask(900, new OfEvent(6));
    assertThat(why.chain())
        .extracting(Link::words)
        .contains("settings 2 in force: time to live 60 s → 5 s");
  }
}
