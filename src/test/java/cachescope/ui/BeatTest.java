package cachescope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BeatTest {
  private static final long MILLI = 1_000_000L;

  @Test
  void everybodyIsToldInTheSamePulse() {
    var early = new Beat();
    long now = 0;
    early.strikes(now);
    var late = new Beat();
    late.strikes(now);
    var random = new Random(3);
    int strikes = 0;
    for (int pulse = 0; pulse < 10_000; pulse++) {
      now += random.nextLong(1, 33) * MILLI;
      boolean strikesEarly = early.strikes(now);
      assertThat(late.strikes(now)).isEqualTo(strikesEarly);
      strikes += strikesEarly ? 1 : 0;
    }
    assertThat((long) strikes).isEqualTo(now / (250 * MILLI));
  }

  @Test
  void itStrikesAtOnceTheFirstTimeAndNotAgainInTheSamePulse() {
    var beat = new Beat();
    assertThat(beat.strikes(70 * MILLI)).isTrue();
    assertThat(beat.strikes(70 * MILLI)).isFalse();
    assertThat(beat.strikes(249 * MILLI)).isFalse();
    assertThat(beat.strikes(250 * MILLI)).isTrue();
  }
}
