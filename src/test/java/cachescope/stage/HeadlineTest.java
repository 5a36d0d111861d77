package cachescope.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.Freshness;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.GivenUp;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.RequestKind;
import cachescope.event.Timing;
import org.junit.jupiter.api.Test;

final class HeadlineTest {
  private static final String ALICE = "user:1";

  private final Story story = Story.connected();

  private Verdict verdict() {
    return story.scene().verdict().orElseThrow();
  }

  @Test
  void theFirstReadWasNeverLoaded() {
    story.misses(0, 1, 1);
    assertThat(verdict().outcome()).contains(Outcome.MISS);
    assertThat(verdict().why()).isEqualTo("user:1 was not in Redis: nobody had asked for it yet.");
    story.hits(2_000, 2, 1);
    assertThat(verdict().outcome()).contains(Outcome.HIT);
    assertThat(verdict().why()).isEmpty();
  }

  @Test
  void expiredSomeTimeAgo() {
    story.redisSets(0, ALICE, 1_000).tell(1_010, new KeyExpired(ALICE)).misses(13_500, 2, 1);
    assertThat(verdict().why()).isEqualTo("user:1 expired 13 s ago.");
  }

  @Test
  void agoFollowsTheMomentThatIsShown() {
    story.redisSets(0, ALICE, 1_000).tell(1_010, new KeyExpired(ALICE)).misses(13_500, 2, 1);
    long answered = verdict().at();
    assertThat(verdict().why(answered + 7_100_000_000L)).isEqualTo("user:1 expired 20 s ago.");
    assertThat(verdict().why(answered + 300_000_000_000L)).isEqualTo("user:1 expired 5 min ago.");
    assertThat(verdict().why(answered + 400_000_000L))
        .as("no new words every millisecond")
        .isEqualTo(verdict().why());
    assertThat(verdict().why(0)).as("never before it was answered").isEqualTo(verdict().why());
  }

  /** FAULTS 23: expired, keymiss, load, set, in whatever order the two witnesses are heard. */
  @Test
  void removedByTheVeryReadThatMissed() {
    story.redisSets(0, ALICE, 1_000).asks(1_040, 2, 1, Origin.PERSON);
    story.tell(1_040.5, new Missed(2, ALICE, MissCause.ABSENT, "", Story.at(0.4)));
    story.tell(1_040.3, new KeyExpired(ALICE));
    story.answers(1_100, 2, 1, Outcome.MISS);
    assertThat(verdict().why())
        .isEqualTo("The time of user:1 was over 40 ms before; this read made Redis remove it.");
  }

  @Test
  void evictedIsOnlyProbable() {
    story.limited(0, "allkeys-lru").redisSets(0, ALICE, 60_000);
    story.tell(30_000, new KeyEvicted(ALICE)).misses(31_000, 2, 1);
    assertThat(verdict().why())
        .contains("evicted user:1 2 s ago")
        .contains("probably")
        .contains("sampled");
  }

  @Test
  void invalidatedByAWrite() {
    story.redisSets(0, ALICE, 60_000).tell(3_000, new KeyDeleted(ALICE));
    story.tell(3_000.2, new Invalidated(9, ALICE, true, Story.at(0.4))).misses(8_000, 2, 1);
    assertThat(verdict().why()).startsWith("A write deleted user:1 6 s ago");
  }

  @Test
  void whatNobodyWaitedForIsNoHeadline() {
    story.hits(0, 1, 1);
    story.asks(100, 2, 1, Origin.PERSON);
    story.tell(100.5, new Missed(2, ALICE, MissCause.ABSENT, "", Story.at(0.4)));
    story.tell(900, new GivenUp(2, 1, RequestKind.READ, Outcome.MISS, Story.at(800)));
    assertThat(verdict().requestId()).isEqualTo(1);
    assertThat(verdict().outcome()).contains(Outcome.HIT);
    assertThat(verdict().answered()).isTrue();
  }

  @Test
  void switchedOffOrUnknownOrUnanswered() {
    story.asks(0, 1, 1, Origin.PERSON);
    story.tell(0.1, new Bypassed(1, ALICE, BypassReason.CACHE_OFF));
    story.answers(1, 1, 1, Outcome.BYPASS);
    assertThat(verdict().why()).startsWith("The cache is switched off");

    story.asks(10, 2, 99, Origin.PERSON);
    story.tell(11, new Missed(2, "user:99", MissCause.ABSENT, "", 1));
    story.tell(
        12, new Answered(2, 99, Outcome.MISS, false, 0, Freshness.FRESH, 1, 1, Timing.NONE, "{}"));
    assertThat(verdict().why()).startsWith("There is no user 99");

    story.asks(20, 3, 1, Origin.PERSON);
    story.tell(
        21, new Unanswered(3, 1, RequestKind.READ, Outcome.MISS, "The database is gone.", 1));
    assertThat(verdict().answered()).isFalse();
    assertThat(verdict().why()).isEqualTo("The database is gone.");
  }

  @Test
  void aPersonsOwnAnswerStaysForTenSeconds() {
    story.hits(0, 1, 1);
    story.asks(5_000, 2, 2, Origin.WORKLOAD).answers(5_001, 2, 2, Outcome.MISS);
    assertThat(verdict().requestId()).isEqualTo(1);
    story.asks(11_000, 3, 2, Origin.WORKLOAD).answers(11_001, 3, 2, Outcome.MISS);
    assertThat(verdict().requestId()).isEqualTo(3);
    story.hits(12_000, 4, 1);
    assertThat(verdict().requestId()).isEqualTo(4);
  }
}
