package cachescope.why;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.BreakerState;
import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.DeleteOwed;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheFault;
import cachescope.event.CacheOperation;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.Freshness;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.Question.OfExit;
import cachescope.event.Question.OfKey;
import cachescope.event.Question.OfRequest;
import cachescope.event.RedisEvent.ForeignWrite;
import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisStatus;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestKind;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.SessionEvent.FaultCaused;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Settings;
import cachescope.event.Timing;
import cachescope.event.Witness;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For each way not to be a hit: the sentence, and the facts that led to it. */
class MissesTest {
  private static Optional<Link> link(Explanation why, Class<?> type) {
    return why.chain().stream().filter(link -> type.isInstance(link.event())).findFirst();
  }

  private static String reasons(Explanation why) {
    return String.join(" ", why.reasons());
  }

  @Test
  void neverLoaded() {
    Explanation why = Tale.connected().misses(100, 1, 7).ask(2_000, new OfRequest(1));
    assertThat(why.headline()).startsWith("GET /users/7 missed and took 1\u2009001 ms, 98.9 %");
    assertThat(reasons(why)).contains("user:7 was not in Redis: nobody had asked for it yet.");
    assertThat(why.keys()).contains("user:7");
    assertThat(why.chain()).extracting(Link::seq).isSorted();
  }

  @Test
  void expiredAndRemovedByTheCycle() {
    Explanation why =
        Tale.connected()
            .misses(0, 1, 7)
            .tell(61_010, new KeyExpired("user:7"))
            .misses(65_000, 2, 7)
            .ask(67_000, new OfRequest(2));
    assertThat(reasons(why)).contains("user:7 expired 4 s ago");
    Link exit = link(why, KeyExpired.class).orElseThrow();
    assertThat(exit.at()).isEqualTo(Tale.at(61_010));
    assertThat(exit.words()).contains("probably by Redis's own cycle").contains("9.10 ms later");
    assertThat(exit.probable()).isTrue();
    assertThat(exit.witness()).isEqualTo(Witness.REDIS);
  }

  @Test
  void expiredAndRemovedByThisVeryRead() {
    Tale tale = Tale.connected().misses(0, 1, 7).asks(65_000, 2, 7);
    tale.tell(65_000.3, new KeyExpired("user:7"));
    tale.tell(65_000.5, new Missed(2, "user:7", MissCause.ABSENT, "", 400_000));
    Explanation why = tale.loads(65_000, 2, 7).ask(67_000, new OfRequest(2));
    Link exit = link(why, KeyExpired.class).orElseThrow();
    assertThat(exit.words()).contains("by the read of request 2");
  }

  @Test
  void evictedWithItsRankAmongAllKeys() {
    Tale tale = Tale.connected().limited(1, "allkeys-lru");
    tale.misses(1_000, 1, 1).misses(4_000, 2, 2).misses(7_000, 3, 3);
    tale.hits(20_000, 4, 1);
    tale.tell(30_000, new KeyEvicted("user:3")).tell(30_000.4, new KeySet("user:9"));
    tale.misses(31_000, 5, 3);
    Explanation why = tale.ask(33_000, new OfRequest(5));
    Link exit = link(why, KeyEvicted.class).orElseThrow();
    assertThat(exit.words()).contains("under allkeys-lru").contains("idle 21 s");
    assertThat(reasons(why))
        .contains("Redis evicted user:3")
        .contains("1 key had been idle longer, no key had been used less")
        .contains("not necessarily the first in rank");
    assertThat(why.chain())
        .anySatisfy(link -> {
          assertThat(link.words()).contains("made room for user:9");
          assertThat(link.probable()).isTrue();
        });
    Explanation same = tale.ask(33_000, new OfExit("user:3", Tale.at(30_000)));
    assertThat(same.headline()).contains("user:3 was evicted for want of memory 3 s ago");
  }

  @Test
  void invalidatedByAWrite() {
    Tale tale = Tale.connected().misses(0, 1, 7);
    tale.tell(5_000, new Requested(2, 7, RequestKind.WRITE, Origin.PERSON, Tale.at(5_000), 1));
    tale.tell(5_001, new RowWritten(2, 7, 2, false, 900_000, 0, 0));
    tale.tell(5_001.2, new KeyDeleted("user:7"));
    tale.tell(5_001.4, new Invalidated(2, "user:7", true, 300_000));
    tale.misses(6_000, 3, 7);
    Explanation why = tale.ask(8_000, new OfRequest(3));
    assertThat(reasons(why)).contains("A write deleted user:7 1 s ago");
    assertThat(link(why, RowWritten.class).orElseThrow().words())
        .isEqualTo("request 2 changed user 7: committed as v2");
    assertThat(link(why, Invalidated.class).orElseThrow().words()).contains("request 2");
    assertThat(why.requests()).contains(2L, 3L);
  }

  @Test
  void switchedOffAndSinceWhen() {
    Tale tale = Tale.connected();
    tale.tell(500, new SettingsChanged(2, Settings.CLASSIC.withCacheOn(false)));
    tale.tell(700, new SettingsChanged(3, Settings.CLASSIC.withCacheOn(false).withValueBytes(9)));
    bypass(tale, BypassReason.CACHE_OFF);
    Explanation why = tale.ask(2_000, new OfRequest(9));
    assertThat(reasons(why)).contains("The cache is switched off");
    assertThat(link(why, SettingsChanged.class).orElseThrow().at()).isEqualTo(Tale.at(500));
  }

  private static void bypass(Tale tale, BypassReason reason) {
    tale.asks(1_000, 9, 7).tell(1_000.1, new Bypassed(9, "user:7", reason));
    tale.answers(1_030, 9, 7, Outcome.BYPASS, 30, Timing.NONE);
  }

  private static CacheFailed failed(long id, CacheFault fault) {
    return new CacheFailed(
        id, "user:7", CacheOperation.GET, fault, "Redis refused.", 200 * Tale.MILLI);
  }

  @Test
  void breakerOpenBecauseOfWhichFailures() {
    Tale tale = Tale.connected();
    tale.tell(400, new FaultCaused(Fault.KILLED));
    tale.tell(401, new RedisChanged(Tale.status(RedisStatus.State.DOWN)));
    tale.tell(500, failed(1, CacheFault.REFUSED)).tell(510, failed(2, CacheFault.REFUSED));
    tale.tell(
        511, new BreakerChanged(BreakerState.CLOSED, BreakerState.OPEN, "2 calls in a row failed"));
    bypass(tale, BypassReason.BREAKER_OPEN);
    Explanation why = tale.ask(2_000, new OfRequest(9));
    assertThat(reasons(why)).contains("its circuit breaker was open: 2 calls in a row failed");
    assertThat(why.chain())
        .extracting(Link::words)
        .anyMatch(words -> words.contains("killed it"))
        .anyMatch(words -> words.startsWith("GET user:7 failed after 200 ms"))
        .anyMatch(words -> words.contains("the circuit breaker opened"))
        .contains("Redis is not running.");
  }

  @Test
  void passwordRefused() {
    Tale tale = Tale.connected().tell(500, failed(1, CacheFault.PASSWORD_REFUSED));
    bypass(tale, BypassReason.PASSWORD_REFUSED);
    Explanation why = tale.ask(2_000, new OfRequest(9));
    assertThat(reasons(why)).contains("Redis refused our password");
    assertThat(link(why, CacheFailed.class).orElseThrow().at()).isEqualTo(Tale.at(500));
  }

  @Test
  void aDeleteThatIsOwed() {
    Tale tale = Tale.connected().tell(500, new DeleteOwed(4, "user:7", "no answer in time"));
    bypass(tale, BypassReason.DELETE_OWED);
    Explanation why = tale.ask(2_000, new OfRequest(9));
    assertThat(reasons(why)).contains("a delete of this key is still owed");
    assertThat(link(why, DeleteOwed.class).orElseThrow().words())
        .isEqualTo("request 4 had written, but its DEL is owed: no answer in time");
  }

  @Test
  void theCacheTimedOut() {
    Tale tale = Tale.connected().tell(900, new FaultCaused(Fault.HUNG)).asks(1_000, 9, 7);
    tale.tell(1_200, failed(9, CacheFault.TIMEOUT));
    tale.answers(1_230, 9, 7, Outcome.CACHE_ERROR, 230, new Timing(200_000_000, 0, 0, 0));
    Explanation why = tale.ask(2_000, new OfRequest(9));
    assertThat(why.headline())
        .isEqualTo(
            "GET /users/7 met a cache error and took 230 ms, 87.0 % of it the call to Redis.");
    assertThat(reasons(why)).contains("The cache's time-out had to pass first");
    assertThat(why.parts().getFirst().words()).isEqualTo("GET user:7, not answered in time");
    assertThat(why.chain()).extracting(Link::words).anyMatch(w -> w.contains("in its tracks"));
  }

  @Test
  void anUnreadableValue() {
    Tale tale = Tale.connected().tell(500, new KeySet("user:7"));
    tale.tell(760, new ForeignWrite("user:7", "set")).asks(1_000, 9, 7);
    String sentence = "The value of user:7 cannot be read, it is no JSON.";
    tale.tell(1_001, new Missed(9, "user:7", MissCause.UNREADABLE, sentence, 400_000));
    tale.loads(1_001, 9, 7);
    Explanation why = tale.ask(3_000, new OfRequest(9));
    assertThat(reasons(why)).contains(sentence);
    Link foreign = link(why, ForeignWrite.class).orElseThrow();
    assertThat(foreign.witness()).isEqualTo(Witness.INFERRED);
    assertThat(foreign.probable()).isTrue();
  }

  @Test
  void aUserThatNobodyHas() {
    Tale tale = Tale.connected().looks(100, 1, 99);
    tale.tell(
        200,
        new Answered(1, 99, Outcome.MISS, false, 0, Freshness.FRESH, 100, 100, Timing.NONE, ""));
    assertThat(reasons(tale.ask(300, new OfRequest(1)))).contains("There is no user 99");
  }

  @Test
  void blindNobodyKnows() {
    Tale tale = new Tale().tell(0, new RedisChanged(Tale.status(RedisStatus.State.LIMITED)));
    tale.misses(100, 1, 7);
    assertThat(reasons(tale.ask(3_000, new OfRequest(1)))).contains("nobody knows since when");
  }

  @Test
  void aChainThatLeadsBeforeWhatIsKeptSaysSo() {
    Tale tale = new Tale(1);
    tale.tell(0, new RedisChanged(Tale.status(RedisStatus.State.CONNECTED)));
    tale.misses(10, 1, 7).tell(2_000, new KeyExpired("user:7"));
    for (int i = 0; i < 10_000; i++) {
      tale.hits(3_000 + i, 1_000 + i, 3);
    }
    tale.misses(20_000, 2, 7).misses(21_500, 3, 8);
    Explanation why = tale.ask(23_000, new OfRequest(2));
    assertThat(reasons(why)).contains("user:7 was not in Redis. Details are kept from");
    Explanation gone = tale.ask(23_000, new OfRequest(1));
    assertThat(gone.headline()).isEqualTo("Request 1 cannot be explained.");
    assertThat(reasons(gone)).contains("what was before is not known any more");
  }

  @Test
  void aReadOnItsWayIsExplainedUpToNow() {
    Explanation why = Tale.connected().looks(100, 1, 7).ask(400, new OfRequest(1));
    assertThat(why.headline()).startsWith("GET /users/7 is still on its way after 300 ms");
    assertThat(reasons(why)).contains("nobody had asked for it yet");
    assertThat(why.total()).isEqualTo(Tale.at(300));
  }

  @Test
  void aKeysLife() {
    Tale tale = Tale.connected().misses(0, 1, 7).hits(5_000, 2, 7).hits(6_000, 3, 7);
    Explanation why = tale.ask(11_000, new OfKey("user:7"));
    assertThat(why.headline())
        .startsWith("user:7 is in Redis: set 9 s ago, 50 s left of 60 s, 2 hits since");
    assertThat(why.chain())
        .extracting(Link::words)
        .contains(
            "request 1 stored user:7 v1, for 60 s", "last used by us; 2 hits since it was set");
    tale.tell(12_000, new KeyDeleted("user:7"));
    Explanation gone = tale.ask(14_000, new OfKey("user:7"));
    assertThat(gone.headline()).startsWith("user:7 was deleted 2 s ago");
  }

  @Test
  void staleBecauseNobodyToldTheCache() {
    Tale tale = Tale.connected().misses(0, 1, 7);
    tale.tell(5_000, new RowWritten(0, 7, 2, true, 900_000, 0, 0)).asks(6_000, 2, 7);
    tale.tell(
        6_000.38,
        new Answered(
            2, 7, Outcome.HIT, true, 1, Freshness.STALE, 380_000, 380_000, Timing.NONE, ""));
    Explanation why = tale.ask(7_000, new OfRequest(2));
    assertThat(why.headline()).startsWith("GET /users/7 was stale");
    assertThat(reasons(why))
        .contains("It answered v1, though v2 had been committed 1\u2009000 ms before it began");
  }
}
