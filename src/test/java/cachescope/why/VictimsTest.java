package cachescope.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cachescope.event.Question.OfNextVictim;
import cachescope.event.RedisEvent.KeyEvicted;
import org.junit.jupiter.api.Test;

/** Who leaves next, how sure that is, and how often it was right. */
class VictimsTest {
  private static final OfNextVictim NEXT = new OfNextVictim();

  private static Tale full(String policy) {
    Tale tale = Tale.connected().limited(1, policy);
    tale.misses(1_000, 1, 1).misses(4_000, 2, 2).misses(7_000, 3, 3);
    return tale.hits(20_000, 4, 1);
  }

  @Test
  void theProbabilityIsTheHypergeometricOne() {
    assertThat(Victims.among(10, 1, 5)).isCloseTo(0.5, within(1e-12));
    assertThat(Victims.among(23, 1, 5)).isCloseTo(5 / 23.0, within(1e-12));
    assertThat(Victims.among(4, 2, 2)).isCloseTo(1 - 1 / 6.0, within(1e-12));
    assertThat(Victims.among(3, 1, 5)).isEqualTo(1);
  }

  @Test
  void theIdlestUnderLru() {
    Explanation why = full("allkeys-lru").ask(30_000, NEXT);
    assertThat(why.headline()).isEqualTo("user:2 will probably leave next: idle 24 s.");
    assertThat(why.reasons())
        .anyMatch(s -> s.startsWith("Of 3 keys, by our own requests: no key had been idle longer"))
        .anyMatch(s -> s.contains("probability of 100 %"));
    assertThat(why.keys()).contains("user:2");
  }

  @Test
  void predictionsAreScored() {
    Tale tale = full("allkeys-lru").tell(30_000, new KeyEvicted("user:2"));
    tale.tell(31_000, new KeyEvicted("user:1"));
    Explanation why = tale.ask(32_000, NEXT);
    assertThat(why.reasons())
        .contains("So far 1 of 2 predictions were right (the last 50 at most).");
    assertThat(why.chain())
        .extracting(Link::words)
        .contains("user:2 left, as predicted", "user:1 left; predicted was user:3");
  }

  @Test
  void underRandomEverybody() {
    assertThat(full("allkeys-random").ask(30_000, NEXT).headline())
        .isEqualTo("Any of 3 keys may leave next, each with a chance of 33.3 %.");
  }

  @Test
  void underNoevictionNobody() {
    Explanation why = full("noeviction").ask(30_000, NEXT);
    assertThat(why.headline()).isEqualTo("Nobody will be evicted under noeviction.");
    assertThat(why.reasons()).anyMatch(s -> s.contains("refuses to store"));
  }

  @Test
  void withoutALimitOnlyTimeRemoves() {
    Explanation why = Tale.connected().misses(1_000, 1, 1).ask(30_000, NEXT);
    assertThat(why.headline()).startsWith("Nobody will be evicted");
    assertThat(why.reasons())
        .anyMatch(s -> s.contains("user:1 goes first: its time is over in 32 s"));
  }
}
