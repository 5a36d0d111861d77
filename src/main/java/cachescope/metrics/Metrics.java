package cachescope.metrics;

import cachescope.event.CacheCallEvent;
import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.DeleteOwed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheCallEvent.OwedDeleteSent;
import cachescope.event.CacheCallEvent.OwedDeletesDropped;
import cachescope.event.CacheFault;
import cachescope.event.DatabaseEvent;
import cachescope.event.DatabaseEvent.DatabaseFailed;
import cachescope.event.DatabaseEvent.DatabaseGivenUp;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.LatencyTally;
import cachescope.event.LoggedEvent;
import cachescope.event.MessageEvent;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent;
import cachescope.event.Projection;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.GivenUp;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.RequestEvent.WriteAnswered;
import cachescope.event.RequestKind;
import cachescope.event.SessionEvent;
import cachescope.event.SessionEvent.ClockJumped;
import cachescope.event.SessionEvent.ComparisonMeasured;
import cachescope.event.SessionEvent.ConnectionTested;
import cachescope.event.SessionEvent.EventsLeftOut;
import cachescope.event.SessionEvent.Examined;
import cachescope.event.SessionEvent.FaultCaused;
import cachescope.event.SessionEvent.Live;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.event.SessionEvent.RunEnded;
import cachescope.event.SessionEvent.RunStarted;
import cachescope.event.SessionEvent.RunsCompared;
import cachescope.event.SessionEvent.ScenarioMeasured;
import cachescope.event.SessionEvent.SessionStarted;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.SessionEvent.WhatIfMeasured;
import cachescope.event.UseEvent;
import java.util.Map;

/**
 * Counts and latencies, folded from every event.
 *
 * <p>Ratios come from the service's own facts alone, and count a read when the cache was or was not
 * asked for it, not when it was answered; evictions and expirations come from Redis's facts. The
 * windows slide with the events' times and with {@link #advance}. Confined to one thread.
 */
public final class Metrics implements Projection<MetricsSnapshot> {
  private static final int RECENT = 40;
  private static final int RATE = 8;
  private static final double NANOS_A_SECOND = 1e9;

  private final Columns columns;
  private final LatencyTotal overall;
  private final LatencyWindow lastMinute;
  private MetricsSnapshot snapshot = MetricsSnapshot.EMPTY;
  private long shown;
  private boolean changed;
  private boolean latenciesChanged;

  public Metrics() {
    this(new Columns(), new LatencyTotal(), new LatencyWindow());
  }

  private Metrics(Columns columns, LatencyTotal overall, LatencyWindow lastMinute) {
    this.columns = columns;
    this.overall = overall;
    this.lastMinute = lastMinute;
  }

  /**
   * Chooses the moment that is shown, where it is later than the events': for whoever shows
   * numbers, before {@link #snapshot}. Changes nothing of what is folded.
   *
   * @param now session nanoseconds
   */
  public void advance(long now) {
    long before = shownTo();
    shown = now;
    if (shownTo() != before) {
      changed = true;
      latenciesChanged = true;
    }
  }

  private long shownTo() {
    return Math.max(columns.newest(), Columns.index(shown));
  }

  @Override
  public void apply(LoggedEvent logged) {
    long at = logged.at();
    if (columns.reach(Columns.index(at))) {
      lastMinute.reach(at);
      changed = true;
      latenciesChanged = true;
    }
    switch (logged.event()) {
      case RequestEvent event -> request(at, event);
      case CacheCallEvent event -> cacheCall(at, event);
      case PatternEvent event -> pattern(at, event);
      case MessageEvent event -> message(at, event);
      case DatabaseEvent event -> database(at, event);
      case RedisEvent event -> redis(at, event);
      // The numbers are about users; what else is cached is measured by its story.
      case UseEvent _ -> {}
      case SessionEvent event -> session(at, event);
    }
  }

  @Override
  public MetricsSnapshot snapshot() {
    if (changed) {
      long end = shownTo();
      Counts rated = columns.newest(RATE, end);
      double span = RATE * TimeColumn.SPAN / NANOS_A_SECOND;
      snapshot =
          new MetricsSnapshot(
              columns.all().totals(),
              columns.newest(RECENT, end).totals(),
              rated.ended / span,
              rated.loads / span,
              latenciesChanged ? overall.latencies() : snapshot.overall(),
              latenciesChanged ? lastMinute.latencies(shown) : snapshot.lastMinute(),
              columns.give(end));
      changed = false;
      latenciesChanged = false;
    }
    return snapshot;
  }

  @Override
  public Metrics copy() {
    Metrics copy = new Metrics(columns.copy(), overall.copy(), lastMinute.copy());
    copy.changed = true;
    copy.latenciesChanged = true;
    return copy;
  }

  private void request(long at, RequestEvent event) {
    switch (event) {
      case Requested _ -> {}
      case Answered answered -> answered(at, answered);
      case WriteAnswered _ -> write(at, RequestKind.WRITE).ended++;
      case Unanswered lost -> {
        Counts counts = write(at, lost.kind());
        counts.ended++;
        counts.errors++;
      }
      case GivenUp lost -> write(at, lost.kind()).givenUp++;
    }
  }

  /** Counts a write where it is one. */
  private Counts write(long at, RequestKind kind) {
    Counts counts = count(at);
    if (kind == RequestKind.WRITE) {
      counts.writes++;
    }
    return counts;
  }

  private void answered(long at, Answered answer) {
    Column column = columns.at(at);
    Counts counts = column.counting();
    counts.answered++;
    counts.ended++;
    switch (answer.freshness()) {
      case FRESH -> {}
      case STALE -> counts.stale++;
      case UNKNOWN -> counts.unknownFreshness++;
    }
    long nanos = Math.clamp(answer.fromIntended(), 0, Population.LONGEST);
    boolean hit = answer.outcome() == Outcome.HIT;
    counts.elapsedSum += nanos;
    column.latency(hit, nanos, 1);
    overall.add(hit, nanos, 1);
    lastMinute.add(at, hit, nanos);
    changed = true;
    latenciesChanged = true;
  }

  private void cacheCall(long at, CacheCallEvent event) {
    Outcome.decidedBy(event).ifPresent(outcome -> add(count(at), outcome, 1));
    switch (event) {
      case Hit _,
          Missed _,
          Bypassed _,
          Filled _,
          BreakerChanged _,
          DeleteOwed _,
          OwedDeletesDropped _ -> {}
      case Invalidated _, OwedDeleteSent _ -> count(at).invalidations++;
      case CacheFailed failed -> count(at).faults += failed.fault() == CacheFault.GIVEN_UP ? 0 : 1;
    }
  }

  private void pattern(long at, PatternEvent event) {
    switch (event) {
      case PatternEvent.NearHit hit ->
          Outcome.decidedBy(hit).ifPresent(outcome -> add(count(at), outcome, 1));
      case PatternEvent.Tombstoned _, PatternEvent.GenerationRaised _, PatternEvent.TagDropped _ ->
          count(at).invalidations++;
      case PatternEvent.Joined _,
          PatternEvent.LockAsked _,
          PatternEvent.Unlocked _,
          PatternEvent.LeaseAsked _,
          PatternEvent.FillRefused _,
          PatternEvent.Extended _,
          PatternEvent.RefreshBegan _,
          PatternEvent.RefreshEnded _,
          PatternEvent.ServedStale _,
          PatternEvent.Rejected _,
          PatternEvent.NearStored _,
          PatternEvent.NearDropped _ -> {}
    }
  }

  private void message(long at, MessageEvent event) {
    switch (event) {
      case MessageEvent.WritesLost lost -> count(at).lostWrites += lost.count();
      case MessageEvent.MessageLost _, MessageEvent.MessageParked _ -> count(at).faults++;
      case MessageEvent.MessageSent _,
          MessageEvent.MessageHeard _,
          MessageEvent.WriteAccepted _,
          MessageEvent.WriteApplied _ -> {}
    }
  }

  private void database(long at, DatabaseEvent event) {
    switch (event) {
      case LoadQueued _, LoadStarted _, RowWritten _, DatabaseGivenUp _ -> {}
      case Loaded _ -> count(at).loads++;
      case DatabaseFailed _ -> count(at).faults++;
    }
  }

  private void redis(long at, RedisEvent event) {
    switch (event) {
      case RedisEvent.KeyExpired _ -> count(at).expirations++;
      case RedisEvent.KeyEvicted _ -> count(at).evictions++;
      case RedisEvent.ForeignWrite _ -> count(at).foreignWrites++;
      case RedisEvent.ListeningLost _, RedisEvent.FailedOver _ -> count(at).faults++;
      case RedisEvent.KeySet _,
          RedisEvent.KeyExpirySet _,
          RedisEvent.KeyTtlRead _,
          RedisEvent.KeyDeleted _,
          RedisEvent.KeyTouched _,
          RedisEvent.KeyUseRead _,
          RedisEvent.Emptied _,
          RedisEvent.ServerRead _,
          RedisEvent.ListeningStarted _,
          RedisEvent.TopologyRead _,
          RedisEvent.Resynced _ -> {}
    }
  }

  private void session(long at, SessionEvent event) {
    switch (event) {
      case SettingsChanged _ -> count(at).settingsChanges++;
      case FaultCaused _ -> count(at).faults++;
      case EventsLeftOut left -> leftOut(at, left);
      case SessionStarted _,
          RedisChanged _,
          RunStarted _,
          RunEnded _,
          ComparisonMeasured _,
          WhatIfMeasured _,
          RunsCompared _,
          ScenarioMeasured _,
          Live _,
          ClockJumped _,
          ConnectionTested _,
          Examined _,
          Noticed _ -> {}
    }
  }

  /**
   * Of what was left out, everything that can be known: whether those answers were stale cannot.
   */
  private void leftOut(long at, EventsLeftOut left) {
    Counts counts = count(at);
    Map<String, Long> types = left.byType();
    left.outcomes().forEach((outcome, n) -> add(counts, outcome, n));
    left.latency().forEach((outcome, tally) -> latencies(at, outcome, tally));
    counts.leftOut += types.values().stream().mapToLong(Long::longValue).sum();
    counts.errors += of(types, Unanswered.class);
    counts.givenUp += of(types, GivenUp.class);
    counts.writes += of(types, WriteAnswered.class);
    counts.ended += of(types, Answered.class) + of(types, WriteAnswered.class);
    counts.ended += of(types, Unanswered.class);
    counts.loads += of(types, Loaded.class);
    counts.invalidations += of(types, Invalidated.class) + of(types, OwedDeleteSent.class);
    counts.evictions += of(types, RedisEvent.KeyEvicted.class);
    counts.expirations += of(types, RedisEvent.KeyExpired.class);
    counts.foreignWrites += of(types, RedisEvent.ForeignWrite.class);
  }

  private void latencies(long at, Outcome outcome, LatencyTally tally) {
    Column column = columns.at(at);
    Counts counts = column.counting();
    boolean hit = outcome == Outcome.HIT;
    for (int i = 0; i < tally.nanos().length; i++) {
      long nanos = Math.clamp(tally.nanos()[i], 0, Population.LONGEST);
      long times = tally.counts()[i];
      counts.answered += times;
      counts.unknownFreshness += times;
      counts.elapsedSum += (double) nanos * times;
      column.latency(hit, nanos, (int) times);
      overall.add(hit, nanos, times);
      for (long n = 0; n < times; n++) {
        lastMinute.add(at, hit, nanos);
      }
    }
    latenciesChanged = true;
  }

  private static long of(Map<String, Long> types, Class<?> type) {
    return types.getOrDefault(type.getSimpleName(), 0L);
  }

  private static void add(Counts counts, Outcome outcome, long times) {
    switch (outcome) {
      case HIT -> counts.hits += times;
      case MISS -> counts.misses += times;
      case BYPASS -> counts.bypasses += times;
      case CACHE_ERROR -> counts.cacheErrors += times;
    }
  }

  private Counts count(long at) {
    changed = true;
    return columns.at(at).counting();
  }
}
