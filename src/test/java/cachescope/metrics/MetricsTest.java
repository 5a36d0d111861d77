package cachescope.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.CacheCallEvent;
import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheEvent;
import cachescope.event.CacheFault;
import cachescope.event.CacheOperation;
import cachescope.event.DatabaseEvent.DatabaseGivenUp;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.Freshness;
import cachescope.event.LatencyTally;
import cachescope.event.LoggedEvent;
import cachescope.event.Outcome;
import cachescope.event.RedisEvent.ForeignWrite;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.GivenUp;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.RequestKind;
import cachescope.event.SessionEvent.EventsLeftOut;
import cachescope.event.Timing;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MetricsTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  private final Metrics metrics = new Metrics();
  private long seq;

  private void tell(long at, CacheEvent event) {
    tell(metrics, at, event);
  }

  private void tell(Metrics to, long at, CacheEvent event) {
    to.apply(new LoggedEvent(++seq, at, 0, 1, event));
  }

  private static Answered answered(Outcome outcome, long nanos) {
    return new Answered(1, 1, outcome, true, 1, Freshness.FRESH, nanos, nanos, Timing.NONE, "");
  }

  private static CacheCallEvent call(Outcome outcome) {
    return switch (outcome) {
      case HIT -> new Hit(1, "user:1", 1, 118, 300_000, 9_000);
      case MISS -> new Missed(1, "user:1", MissCause.ABSENT, "", 300_000);
      case BYPASS -> new Bypassed(1, "user:1", BypassReason.CACHE_OFF);
      case CACHE_ERROR -> failed(CacheOperation.GET);
    };
  }

  private static CacheFailed failed(CacheOperation operation) {
    return new CacheFailed(1, "user:1", operation, CacheFault.REFUSED, "refused", 300_000);
  }

  /** Asked and answered at once. */
  private void read(long at, Outcome outcome, long nanos) {
    tell(at, call(outcome));
    tell(at, answered(outcome, nanos));
  }

  @Test
  void everyReadHasExactlyOneOutcome() {
    read(10, Outcome.HIT, MILLI);
    read(20, Outcome.MISS, SECOND);
    tell(20, new Filled(1, "user:1", 1, 118, 60_000, MILLI));
    read(30, Outcome.BYPASS, SECOND);
    read(40, Outcome.CACHE_ERROR, SECOND);
    tell(45, failed(CacheOperation.SETEX));
    tell(45, failed(CacheOperation.DEL));
    tell(50, call(Outcome.MISS));
    tell(50, new Unanswered(5, 1, RequestKind.READ, Outcome.MISS, "The database is gone.", 1));
    tell(60, new Unanswered(6, 1, RequestKind.WRITE, Outcome.BYPASS, "The database is gone.", 1));

    Totals totals = metrics.snapshot().totals();
    assertThat(totals.requests()).isEqualTo(5);
    assertThat(totals.hits()).isEqualTo(1);
    assertThat(totals.misses()).isEqualTo(2);
    assertThat(totals.errors()).isEqualTo(2);
    assertThat(totals.writes()).isEqualTo(1);
    assertThat(totals.answered()).isEqualTo(4);
    assertThat(totals.elapsedSum()).isEqualTo(3 * SECOND + MILLI);
    assertThat(totals.hitRatio()).isEqualTo(1.0 / 3);
  }

  @Test
  void aReadCountsWhenTheCacheIsAskedAndNotWhenItIsAnswered() {
    tell(SECOND, call(Outcome.HIT));
    tell(SECOND, answered(Outcome.HIT, MILLI));
    tell(2 * SECOND, call(Outcome.MISS));
    assertThat(metrics.snapshot().totals().misses()).isEqualTo(1);
    assertThat(metrics.snapshot().recent().hitRatio()).isEqualTo(0.5);
    assertThat(metrics.snapshot().overall().miss()).isEqualTo(Percentiles.NONE);

    tell(15 * SECOND, call(Outcome.HIT));
    tell(15 * SECOND, answered(Outcome.HIT, MILLI));
    tell(15 * SECOND, answered(Outcome.MISS, 13 * SECOND));
    assertThat(metrics.snapshot().recent().hitRatio()).isEqualTo(1);
    assertThat(metrics.snapshot().totals().requests()).isEqualTo(3);
    assertThat(metrics.snapshot().overall().miss().max()).isEqualTo(13 * SECOND);
  }

  @Test
  void whatIsGivenUpIsNoErrorNoFaultAndNoSecondMiss() {
    read(SECOND, Outcome.HIT, MILLI);
    read(SECOND, Outcome.HIT, MILLI);
    for (int i = 0; i < 6; i++) {
      tell(2 * SECOND, call(Outcome.MISS));
    }
    Totals before = metrics.snapshot().totals();
    for (int i = 0; i < 6; i++) {
      tell(3 * SECOND, new DatabaseGivenUp(1, 1, 0, 0));
      tell(3 * SECOND, new GivenUp(1, 1, RequestKind.READ, Outcome.MISS, SECOND));
    }
    tell(3 * SECOND, new GivenUp(1, 1, RequestKind.WRITE, Outcome.BYPASS, SECOND));
    tell(
        3 * SECOND,
        new CacheFailed(1, "user:1", CacheOperation.SETEX, CacheFault.GIVEN_UP, "", SECOND));

    MetricsSnapshot snapshot = metrics.snapshot();
    Totals totals = snapshot.totals();
    assertThat(totals.givenUp()).isEqualTo(7);
    assertThat(snapshot.requestsPerSecond()).isZero();
    assertThat(totals.writes()).isEqualTo(1);
    assertThat(totals.errors()).isZero();
    assertThat(totals.answered()).isEqualTo(2);
    assertThat(totals.requests()).isEqualTo(before.requests()).isEqualTo(8);
    assertThat(totals.hitRatio()).isEqualTo(before.hitRatio());
    assertThat(snapshot.columns()).extracting(TimeColumn::faults).containsOnly(0);
    assertThat(snapshot.columns().getLast().misses()).isZero();
    assertThat(snapshot.overall().miss()).isEqualTo(Percentiles.NONE);
  }

  @Test
  void whatRedisTellsIsNeitherHitNorMiss() {
    tell(10, new KeySet("user:1"));
    tell(20, new ForeignWrite("user:1", "set"));
    tell(30, new KeyExpired("user:1"));
    tell(40, new KeyEvicted("user:2"));

    Totals totals = metrics.snapshot().totals();
    assertThat(totals.requests()).isZero();
    assertThat(totals.foreignWrites()).isEqualTo(1);
    assertThat(totals.expirations()).isEqualTo(1);
    assertThat(totals.evictions()).isEqualTo(1);
  }

  @Test
  void percentilesAreThoseOfTheSamples() {
    long[] hits = new Random(1).longs(5_000, 100_000, 900_000).toArray();
    for (long nanos : hits) {
      tell(10, answered(Outcome.HIT, nanos));
    }
    tell(10, answered(Outcome.MISS, 1_001 * MILLI));

    Latencies overall = metrics.snapshot().overall();
    Arrays.sort(hits);
    assertThat((double) overall.hit().p50()).isCloseTo(hits[2_499], withinAThousandth(hits[2_499]));
    assertThat((double) overall.hit().p99()).isCloseTo(hits[4_949], withinAThousandth(hits[4_949]));
    assertThat(overall.hit().max()).isEqualTo(hits[4_999]);
    assertThat(overall.hit().mean()).isEqualTo(Arrays.stream(hits).sum() / 5_000.0);
    assertThat(overall.miss().p50()).isEqualTo(1_001 * MILLI);
    assertThat(overall.all().count()).isEqualTo(5_001);
    assertThat(metrics.snapshot().lastMinute()).isEqualTo(overall);
  }

  private static org.assertj.core.data.Offset<Double> withinAThousandth(long nanos) {
    return org.assertj.core.api.Assertions.within(nanos / 1_000.0);
  }

  @Test
  void theLastMinuteForgetsWhatIsOlder() {
    tell(SECOND, answered(Outcome.MISS, 5 * SECOND));
    for (int i = 2; i <= 70; i++) {
      tell(i * SECOND, answered(Outcome.HIT, i * MILLI));
      metrics.snapshot();
    }
    Latencies lastMinute = metrics.snapshot().lastMinute();
    assertThat(lastMinute.miss()).isEqualTo(Percentiles.NONE);
    assertThat(lastMinute.all().count()).isEqualTo(60);
    assertThat(lastMinute.all().max()).isEqualTo(70 * MILLI);
    assertThat(metrics.snapshot().overall().all().max()).isEqualTo(5 * SECOND);

    metrics.advance(200 * SECOND);
    assertThat(metrics.snapshot().lastMinute()).isEqualTo(Latencies.NONE);
  }

  @Test
  void whoLooksOftenSeesTheSameAsWhoLooksOnce() {
    Metrics looked = new Metrics();
    Random random = new Random(7);
    long at = 0;
    for (int i = 0; i < 20_000; i++) {
      at += random.nextLong(20 * MILLI);
      Answered answer =
          answered(
              random.nextInt(10) == 0 ? Outcome.MISS : Outcome.HIT, random.nextLong(100 * MILLI));
      tell(metrics, at, answer);
      tell(looked, at, answer);
      if (i % 17 == 0) {
        looked.snapshot();
      }
    }
    assertThat(looked.snapshot().lastMinute()).isEqualTo(metrics.snapshot().lastMinute());
    assertThat(looked.snapshot().totals()).isEqualTo(metrics.snapshot().totals());
    assertThat(looked.snapshot().recent()).isEqualTo(metrics.snapshot().recent());
  }

  @Test
  void columnsFillTheGapsAndSlide() {
    read(100 * MILLI, Outcome.HIT, MILLI);
    read(1_100 * MILLI, Outcome.MISS, SECOND);
    tell(1_120 * MILLI, new Loaded(2, 1, true, 1, SECOND, 0, 0));

    var columns = metrics.snapshot().columns();
    assertThat(columns).hasSize(240);
    assertThat(columns.getLast().start()).isEqualTo(SECOND);
    assertThat(columns.getLast().misses()).isEqualTo(1);
    assertThat(columns.getLast().loads()).isEqualTo(1);
    assertThat(columns.getLast().otherBins()[TimeColumn.bin(SECOND)]).isEqualTo(1);
    assertThat(columns.get(235).hits()).isEqualTo(1);
    assertThat(columns.get(237).hits()).isZero();

    metrics.advance(61 * SECOND);
    assertThat(metrics.snapshot().columns().getLast().start()).isEqualTo(61 * SECOND);
    assertThat(metrics.snapshot().columns().getFirst().misses()).isZero();
    assertThat(metrics.snapshot().columns().getFirst().start()).isEqualTo(1_250 * MILLI);
    assertThat(metrics.snapshot().totals().requests()).isEqualTo(2);
    assertThat(metrics.snapshot().recent().requests()).isZero();
  }

  @Test
  void aLateFactCountsInItsOwnColumn() {
    read(10 * SECOND, Outcome.HIT, MILLI);
    var before = metrics.snapshot().columns();
    read(9 * SECOND, Outcome.HIT, MILLI);

    var columns = metrics.snapshot().columns();
    assertThat(columns.get(239 - 4).hits()).isEqualTo(1);
    assertThat(before.get(239 - 4).hits()).isZero();
    assertThat(before.get(239 - 4).hitBins()[TimeColumn.bin(MILLI)]).isZero();
    assertThat(columns.getLast()).isSameAs(before.getLast());
  }

  @Test
  void ratesAreThoseOfTheLastTwoSeconds() {
    for (int i = 0; i < 400; i++) {
      tell(i * 25 * MILLI, answered(Outcome.HIT, MILLI));
    }
    assertThat(metrics.snapshot().requestsPerSecond()).isEqualTo(40);
    metrics.advance(20 * SECOND);
    assertThat(metrics.snapshot().requestsPerSecond()).isZero();
  }

  @Test
  void whatWasLeftOutIsInTheTotals() {
    read(SECOND, Outcome.HIT, MILLI);
    tell(
        2 * SECOND,
        new EventsLeftOut(
            SECOND,
            2 * SECOND,
            Map.of(Outcome.HIT, 3L, Outcome.MISS, 1L),
            Map.of(Outcome.HIT, new LatencyTally(new long[] {2 * MILLI}, new long[] {3})),
            Map.of(
                "Answered", 3L, "Unanswered", 1L, "GivenUp", 2L, "Loaded", 1L, "KeyEvicted", 2L)));

    MetricsSnapshot snapshot = metrics.snapshot();
    assertThat(snapshot.totals().hits()).isEqualTo(4);
    assertThat(snapshot.totals().misses()).isEqualTo(1);
    assertThat(snapshot.totals().errors()).isEqualTo(1);
    assertThat(snapshot.totals().databaseLoads()).isEqualTo(1);
    assertThat(snapshot.totals().evictions()).isEqualTo(2);
    assertThat(snapshot.totals().leftOut()).isEqualTo(9);
    assertThat(snapshot.totals().givenUp()).isEqualTo(2);
    assertThat(snapshot.totals().unknownFreshness()).isEqualTo(3);
    assertThat(snapshot.overall().hit().count()).isEqualTo(4);
    assertThat(snapshot.lastMinute().hit().max()).isEqualTo(2 * MILLI);
  }

  @Test
  void snapshotIsTheSameInstanceWhileNothingChanged() {
    read(10, Outcome.HIT, MILLI);
    MetricsSnapshot snapshot = metrics.snapshot();
    metrics.advance(20);
    tell(30, new Filled(1, "user:1", 1, 118, 60_000, 9_000));
    assertThat(metrics.snapshot()).isSameAs(snapshot);
    metrics.advance(SECOND);
    assertThat(metrics.snapshot()).isNotSameAs(snapshot);
    assertThat(metrics.snapshot().overall()).isEqualTo(snapshot.overall());
  }

  @Test
  void aCopyGoesItsOwnWay() {
    read(10, Outcome.HIT, MILLI);
    Metrics copy = metrics.copy();
    read(20, Outcome.HIT, 3 * MILLI);
    assertThat(copy.snapshot().totals().hits()).isEqualTo(1);
    assertThat(copy.snapshot().lastMinute().hit().max()).isEqualTo(MILLI);
    tell(copy, 20, answered(Outcome.HIT, 3 * MILLI));
    assertThat(copy.snapshot().overall()).isEqualTo(metrics.snapshot().overall());
    assertThat(copy.snapshot().columns().getLast().hitBins())
        .isEqualTo(metrics.snapshot().columns().getLast().hitBins());
  }
}
