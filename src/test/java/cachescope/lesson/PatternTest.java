package cachescope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.RedisEvent.KeyExpired;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {
  @ParameterizedTest
  @CsvSource({
    "Missed, true",
    "Missed user:1, true",
    "Missed user:11, false",
    "Missed user:1 cause=absent, true",
    "Missed cause=unreadable, false",
    "Missed nanos<5ms, true",
    "Missed nanos>=5ms, false",
    "Missed requestId=7, true",
    "Hit user:1, false",
  })
  void aPatternSaysWhichFactsAreMeant(String text, boolean matches) {
    Missed missed = new Missed(7, "user:1", MissCause.ABSENT, "", 400_000);
    assertThat(Pattern.parse(text).matches(missed)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "user:1, true",
    "cachescope:0a1b2c3d:user:1, true",
    "user:21, false",
    "user:1:v2, false"
  })
  void aKeyIsAUsersWhateverStandsBeforeIt(String key, boolean matches) {
    assertThat(Pattern.parse("KeyExpired user:1").matches(new KeyExpired(key))).isEqualTo(matches);
    assertThat(Pattern.parse("Hit user:1").matches(new Hit(1, key, 1, 90, 10, 10)))
        .isEqualTo(matches);
  }
}
