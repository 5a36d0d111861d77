package cachescope.scenario;

import cachescope.event.BreakerState;
import cachescope.event.CacheCallEvent;
import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheOperation;
import cachescope.event.DatabaseEvent;
import cachescope.event.Freshness;
import cachescope.event.LoggedEvent;
import cachescope.event.MessageEvent;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.RequestKind;
import cachescope.event.SessionEvent;
import cachescope.event.UseEvent;
import cachescope.metrics.Metrics;
import cachescope.metrics.MetricsSnapshot;
import cachescope.metrics.Percentiles;
import cachescope.metrics.Totals;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a run is measured by: the same fold as the window's numbers, and what only a whole run can
 * say. Confined to one thread.
 */
public final class Tally {
  private static final double NANOS_A_MILLI = 1e6;
  private static final long SECOND = 1_000_000_000L;

  private final String mark;
  private final Metrics metrics = new Metrics();
  private final Map<String, Long> counts = new HashMap<>();
  private final Set<Long> writers;
  private final Set<Long> loading = new HashSet<>();
  private final Map<Long, Freshness> newest = new HashMap<>();
  private final Map<Long, Long> loadsBySecond = new HashMap<>();
  private final UseTally uses = new UseTally();
  private final UseOrder order = new UseOrder();
  private final Map<Long, Long> expiriesBySecond = new HashMap<>();
  private long mostLoading;
  private double cacheNanos;

  /**
   * @param mark text whose replies are counted; empty: none
   * @param writers ids of requests under way that write
   */
  public Tally(String mark, Set<Long> writers) {
    this.mark = mark;
    this.writers = writers;
  }

  /** Folds one more fact. */
  public void apply(LoggedEvent logged) {
    metrics.apply(logged);
    order.apply(logged);
    switch (logged.event()) {
      case RequestEvent event -> request(event);
      case CacheCallEvent event -> cacheCall(event);
      case DatabaseEvent event -> database(logged.at(), event);
      case PatternEvent event -> pattern(event);
      case MessageEvent event -> message(event);
      case UseEvent event -> uses.apply(logged.at(), event);
      case RedisEvent.KeyExpired _ -> expiriesBySecond.merge(logged.at() / SECOND, 1L, Long::sum);
      case RedisEvent _, SessionEvent _ -> {}
    }
  }

  private void request(RequestEvent event) {
    switch (event) {
      case RequestEvent.Requested e when e.kind() == RequestKind.WRITE ->
          writers.add(e.requestId());
      case RequestEvent.Requested _ -> {}
      case RequestEvent.Answered e -> answered(e);
      case RequestEvent.WriteAnswered e -> writers.remove(e.requestId());
      case RequestEvent.Unanswered e -> writers.remove(e.requestId());
      case RequestEvent.GivenUp e -> writers.remove(e.requestId());
    }
  }

  private void answered(RequestEvent.Answered e) {
    newest.put(e.userId(), e.freshness());
    cacheNanos += e.timing().cache();
    if (!e.found()) {
      count("notFound");
      if (e.outcome() == Outcome.HIT) {
        count("negativeHits");
      }
    }
    if (!mark.isEmpty() && e.reply().contains(mark)) {
      count("markedReplies");
    }
  }

  private void cacheCall(CacheCallEvent event) {
    switch (event) {
      case CacheCallEvent.Missed e when e.cause() == MissCause.UNREADABLE -> count("unreadable");
      case CacheCallEvent.Bypassed e when e.reason() == BypassReason.FILTERED -> count("filtered");
      case CacheCallEvent.CacheFailed e -> {
        count("cacheFailures");
        if (e.operation() == CacheOperation.SETEX) {
          count("failedFills");
        }
      }
      case CacheCallEvent.BreakerChanged e when e.to() == BreakerState.OPEN ->
          count("breakerOpened");
      case CacheCallEvent.DeleteOwed _ -> count("deletesOwed");
      case CacheCallEvent.Missed _,
          CacheCallEvent.Bypassed _,
          CacheCallEvent.Hit _,
          CacheCallEvent.Filled _,
          CacheCallEvent.Invalidated _,
          CacheCallEvent.BreakerChanged _,
          CacheCallEvent.OwedDeleteSent _,
          CacheCallEvent.OwedDeletesDropped _ -> {}
    }
  }

  private void database(long at, DatabaseEvent event) {
    switch (event) {
      case DatabaseEvent.LoadQueued e -> loads(e.requestId());
      case DatabaseEvent.LoadStarted e -> loads(e.requestId());
      case DatabaseEvent.Loaded e -> {
        loading.remove(e.requestId());
        loadsBySecond.merge(at / SECOND, 1L, Long::sum);
      }
      case DatabaseEvent.DatabaseGivenUp e -> loading.remove(e.requestId());
      case DatabaseEvent.DatabaseFailed e -> loading.remove(e.requestId());
      case DatabaseEvent.RowWritten _ -> {}
    }
  }

  private void loads(long requestId) {
    if (!writers.contains(requestId)) {
      loading.add(requestId);
      mostLoading = Math.max(mostLoading, loading.size());
    }
  }

  private void pattern(PatternEvent event) {
    switch (event) {
      case PatternEvent.Joined _ -> count("joined");
      case PatternEvent.LockAsked e when e.taken() -> count("locksTaken");
      case PatternEvent.LeaseAsked e when e.granted() -> count("leasesGranted");
      case PatternEvent.FillRefused _ -> count("fillsRefused");
      case PatternEvent.Rejected _ -> count("rejected");
      case PatternEvent.RefreshBegan _ -> count("refreshes");
      case PatternEvent.ServedStale _ -> count("servedStale");
      case PatternEvent.Extended _ -> count("extended");
      case PatternEvent.NearHit _ -> count("nearHits");
      case PatternEvent.LockAsked _,
          PatternEvent.LeaseAsked _,
          PatternEvent.Unlocked _,
          PatternEvent.Tombstoned _,
          PatternEvent.RefreshEnded _,
          PatternEvent.NearStored _,
          PatternEvent.NearDropped _,
          PatternEvent.GenerationRaised _,
          PatternEvent.TagDropped _ -> {}
    }
  }

  private void message(MessageEvent event) {
    switch (event) {
      case MessageEvent.MessageSent _ -> count("messagesSent");
      case MessageEvent.MessageLost _ -> count("messagesLost");
      case MessageEvent.WriteAccepted _ -> count("writesAccepted");
      case MessageEvent.MessageHeard _,
          MessageEvent.WriteApplied _,
          MessageEvent.WritesLost _,
          MessageEvent.MessageParked _ -> {}
    }
  }

  private void count(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  /** What was measured so far. */
  public Numbers numbers() {
    MetricsSnapshot seen = metrics.snapshot();
    Totals t = seen.totals();
    Map<String, Double> known = new HashMap<>();
    counts.forEach((name, count) -> known.put(name, (double) count));
    known.put("requests", (double) t.requests());
    known.put("hits", (double) t.hits());
    known.put("misses", (double) t.misses());
    known.put("bypasses", (double) t.bypasses());
    known.put("cacheErrors", (double) t.cacheErrors());
    known.put("hitRatio", t.hitRatio());
    known.put("databaseLoads", (double) t.databaseLoads());
    known.put("maxConcurrentLoads", (double) mostLoading);
    known.put("maxLoadsPerSecond", most(loadsBySecond));
    known.put("maxExpirationsPerSecond", most(expiriesBySecond));
    known.put("evictedNotOldest", (double) order.otherEvicted());
    known.put("loadsPerMiss", (double) t.databaseLoads() / t.misses());
    known.put("staleReads", (double) t.staleReads());
    known.put(
        "staleAtEnd", (double) newest.values().stream().filter(f -> f == Freshness.STALE).count());
    known.put("lostWrites", (double) t.lostWrites());
    known.put("errors", (double) t.errors());
    known.put("writes", (double) t.writes());
    known.put("answered", (double) t.answered());
    known.put("evictions", (double) t.evictions());
    known.put("expirations", (double) t.expirations());
    known.put("invalidations", (double) t.invalidations());
    known.put("foreignWrites", (double) t.foreignWrites());
    known.put("cacheTime", cacheNanos / NANOS_A_MILLI / t.answered());
    latencies(known, seen.overall().all(), seen.overall().hit());
    uses.into(known);
    Map<String, Double> ordered = new LinkedHashMap<>();
    Numbers.NAMES.forEach(name -> ordered.put(name, known.getOrDefault(name, 0.0)));
    return new Numbers(ordered);
  }

  private static double most(Map<Long, Long> bySecond) {
    return bySecond.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static void latencies(Map<String, Double> known, Percentiles all, Percentiles hit) {
    known.put("p50", millis(all, (double) all.p50()));
    known.put("p90", millis(all, (double) all.p90()));
    known.put("p99", millis(all, (double) all.p99()));
    known.put("max", millis(all, (double) all.max()));
    known.put("mean", millis(all, all.mean()));
    known.put("hitP50", millis(hit, (double) hit.p50()));
    known.put("hitP99", millis(hit, (double) hit.p99()));
  }

  private static double millis(Percentiles of, double nanos) {
    return of.count() == 0 ? Double.NaN : nanos / NANOS_A_MILLI;
  }
}
