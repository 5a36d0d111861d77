package cachescope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.ArmFigures;
import cachescope.event.BreakerState;
import cachescope.event.CacheCallEvent.*;
import cachescope.event.CacheEvent;
import cachescope.event.CacheFault;
import cachescope.event.CacheOperation;
import cachescope.event.ComparisonFigures;
import cachescope.event.DatabaseEvent.*;
import cachescope.event.Diagnosis;
import cachescope.event.Freshness;
import cachescope.event.LivePoint;
import cachescope.event.LiveRow;
import cachescope.event.LiveState;
import cachescope.event.LiveStep;
import cachescope.event.MessageEvent;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent;
import cachescope.event.RedisEvent.*;
import cachescope.event.RedisStatus;
import cachescope.event.RequestEvent.*;
import cachescope.event.RequestKind;
import cachescope.event.RunFigures;
import cachescope.event.RunsFigures;
import cachescope.event.ScenarioFigures;
import cachescope.event.ServerReading;
import cachescope.event.SessionEvent;
import cachescope.event.SessionEvent.*;
import cachescope.event.Settings;
import cachescope.event.SlotRange;
import cachescope.event.Timing;
import cachescope.event.UseEvent;
import cachescope.event.WhatIfFigures;
import cachescope.event.WorkloadSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event has a sentence, and the filter that one would look for it under. */
class EventWordsTest {
  private static final long MS = 1_000_000;

  private static Arguments of(EventKind kind, String words, CacheEvent event) {
    return Arguments.of(kind, words, event);
  }

  private static Answered answered(Outcome outcome, Freshness freshness) {
    return new Answered(1, 17, outcome, true, 2, freshness, 380_000, 390_000, Timing.NONE, "");
  }

  private static ComparisonFigures figures() {
    var arm = new ArmFigures(10, 0, 5, 5, 1, 1, 1, 1);
    return new ComparisonFigures(arm, arm, 500, 120, 1, 1, 1, 1, 1, 1, 1, "");
  }

  static Stream<Arguments> events() {
    return Stream.of(
            requests(), calls(), patterns(), messages(), database(), redis(), uses(), session())
        .flatMap(s -> s);
  }

  private static Stream<Arguments> requests() {
    return Stream.of(
        of(
            EventKind.HOUSEKEEPING,
            "GET /users/17 asked by you",
            new Requested(1, 17, RequestKind.READ, Origin.PERSON, 0, 1)),
        of(EventKind.HITS, "GET /users/17 → hit 0.38 ms", answered(Outcome.HIT, Freshness.FRESH)),
        of(
            EventKind.HITS,
            "GET /users/17 → stale 0.38 ms, v2",
            answered(Outcome.HIT, Freshness.STALE)),
        of(
            EventKind.MISSES,
            "GET /users/17 → miss 0.38 ms",
            answered(Outcome.MISS, Freshness.FRESH)),
        of(EventKind.DATABASE, "from the database", answered(Outcome.BYPASS, Freshness.FRESH)),
        of(EventKind.FAULTS, "cache error", answered(Outcome.CACHE_ERROR, Freshness.FRESH)),
        of(
            EventKind.WRITES,
            "PUT /users/17 → written as v3",
            new WriteAnswered(1, 17, true, 3, true, MS, MS, Timing.NONE)),
        of(
            EventKind.WRITES,
            "PUT /users/17 → written as v3 1.00 ms, 4.00 ms since it was due",
            new WriteAnswered(1, 17, true, 3, false, MS, 4 * MS, Timing.NONE)),
        of(
            EventKind.FAULTS,
            "left unanswered: no database",
            new Unanswered(1, 17, RequestKind.READ, Outcome.MISS, "no database", MS)),
        of(
            EventKind.SESSION,
            "GET /users/17 given up after 1.00 ms: its answer was not waited for",
            new GivenUp(1, 17, RequestKind.READ, Outcome.MISS, MS)));
  }

  private static Stream<Arguments> calls() {
    return Stream.of(
        of(EventKind.HOUSEKEEPING, "GET user:17 → 118 B, v2", new Hit(1, "user:17", 2, 118, MS, 1)),
        of(
            EventKind.MISSES,
            "GET user:17 → (nil)",
            new Missed(1, "user:17", MissCause.ABSENT, "", MS)),
        of(
            EventKind.MISSES,
            "not a value of ours",
            new Missed(1, "user:17", MissCause.UNREADABLE, "x", MS)),
        of(
            EventKind.DATABASE,
            "the cache is off",
            new Bypassed(1, "user:17", BypassReason.CACHE_OFF)),
        of(
            EventKind.MISSES,
            "SETEX user:17 60 → OK, 118 B",
            new Filled(1, "user:17", 2, 118, 60_000, MS)),
        of(EventKind.WRITES, "DEL user:17 → 1", new Invalidated(1, "user:17", true, MS)),
        of(
            EventKind.FAULTS,
            "GET user:17 failed: refused",
            new CacheFailed(1, "user:17", CacheOperation.GET, CacheFault.REFUSED, "refused", MS)),
        of(
            EventKind.FAULTS,
            "circuit breaker open: five failures",
            new BreakerChanged(BreakerState.CLOSED, BreakerState.OPEN, "five failures")),
        of(EventKind.FAULTS, "DEL user:17 is owed", new DeleteOwed(1, "user:17", "timeout")),
        of(
            EventKind.WRITES,
            "owed DEL user:17 sent, 2 still owed",
            new OwedDeleteSent("user:17", 2)),
        of(EventKind.WRITES, "3 owed deletes dropped", new OwedDeletesDropped(3)));
  }

  private static Stream<Arguments> patterns() {
    String key = "user:17";
    return Stream.of(
        of(EventKind.MISSES, "waits for it", new PatternEvent.Joined(2, key, 1)),
        of(EventKind.MISSES, "held by another", new PatternEvent.LockAsked(1, key, false, MS)),
        of(EventKind.FAULTS, "had run out", new PatternEvent.Unlocked(1, key, false, MS)),
        of(
            EventKind.MISSES,
            "lease of user:17 granted",
            new PatternEvent.LeaseAsked(1, key, true, MS)),
        of(
            EventKind.WRITES,
            "Redis refused v2 of user:17: it knows a newer version",
            new PatternEvent.FillRefused(1, key, 2, PatternEvent.Refusal.NEWER_VERSION, MS)),
        of(EventKind.WRITES, "the mark of v3", new PatternEvent.Tombstoned(1, key, 3, MS)),
        of(EventKind.HITS, "user:17 has 5", new PatternEvent.Extended(1, key, 5_000, MS)),
        of(
            EventKind.DATABASE,
            "little of its time is left",
            new PatternEvent.RefreshBegan(9, key, PatternEvent.RefreshCause.AHEAD, 1, 900)),
        of(
            EventKind.FAULTS,
            "could not be loaded anew",
            new PatternEvent.RefreshEnded(9, key, false, MS)),
        of(
            EventKind.HITS,
            "answered past its time, 7",
            new PatternEvent.ServedStale(1, key, 2, 7_000, true)),
        of(
            EventKind.FAULTS,
            "the bulkhead is full",
            new PatternEvent.Rejected(1, key, PatternEvent.Bound.BULKHEAD)),
        of(EventKind.HITS, "memory of instance 2", new PatternEvent.NearHit(1, 2, key, 3, MS)),
        of(
            EventKind.HOUSEKEEPING,
            "instance 2 keeps user:17",
            new PatternEvent.NearStored(1, 2, key, 3)),
        of(
            EventKind.EXITS,
            "instance 2 dropped 5 values: it could not hear",
            new PatternEvent.NearDropped(0, 2, "", 5, PatternEvent.DropCause.DEAF)),
        of(EventKind.WRITES, "is generation 4", new PatternEvent.GenerationRaised(1, key, 4, MS)),
        of(
            EventKind.WRITES,
            "tag team:1: 3 values deleted",
            new PatternEvent.TagDropped(1, "team:1", 3, MS)));
  }

  private static Stream<Arguments> messages() {
    String key = "user:17";
    return Stream.of(
        of(
            EventKind.WRITES,
            "PUBLISH: heard by 2",
            new MessageEvent.MessageSent(1, key, MessageEvent.Channel.PUBSUB, "1", 2, MS)),
        of(
            EventKind.WRITES,
            "instance 2 heard that user:17 changed",
            new MessageEvent.MessageHeard(1, key, MessageEvent.Channel.PUBSUB, "1", 2, MS)),
        of(
            EventKind.FAULTS,
            "did not hear that user:17 changed: thrown away",
            new MessageEvent.MessageLost(
                1, key, MessageEvent.Channel.PUBSUB, "1", 2, "thrown away")),
        of(
            EventKind.WRITES,
            "acknowledged, not in the database yet: 4 writes in memory",
            new MessageEvent.WriteAccepted(1, 17, key, 3, 4, false, MS)),
        of(
            EventKind.WRITES,
            "was in the database already",
            new MessageEvent.WriteApplied(1, 17, key, 3, false, 2, 0)),
        of(
            EventKind.FAULTS,
            "4 acknowledged writes lost: killed",
            new MessageEvent.WritesLost(0, "", 4, "killed")),
        of(
            EventKind.FAULTS,
            "put aside after 5 tries",
            new MessageEvent.MessageParked(0, "", "1-0", 5, "no JSON")));
  }

  private static Stream<Arguments> uses() {
    return Stream.of(
        of(EventKind.HOUSEKEEPING, "Two edges.", new UseEvent.UseOpened("cdn", "Two edges.", 5)),
        of(
            EventKind.HITS,
            "anna@berlin asks for /news → hit: kept by shield, 26.0 ms. But the source has a newer",
            visited(UseEvent.Reply.HIT, UseEvent.Flaw.STALE)),
        of(
            EventKind.FAULTS,
            "refused: log in",
            visited(UseEvent.Reply.REFUSED, UseEvent.Flaw.NONE)),
        of(
            EventKind.DATABASE,
            "origin made /news",
            new UseEvent.SourceAsked("cdn", 1, "origin", "/news", true, 5)),
        of(
            EventKind.MISSES,
            "shield keeps use:cdn:/news, 100 B, for 60.0 s",
            new UseEvent.UseKept("cdn", 1, "shield", "use:cdn:/news", 100, 60_000)),
        of(
            EventKind.WRITES,
            "shield, use:cdn:/news: purged, nothing was there",
            new UseEvent.UseDropped("cdn", "shield", "use:cdn:/news", 0, "purged")),
        of(
            EventKind.WRITES,
            "/news changes at the source: version 2",
            new UseEvent.SourceChanged("cdn", "/news", "version 2")));
  }

  private static UseEvent.Visited visited(UseEvent.Reply reply, UseEvent.Flaw flaw) {
    return new UseEvent.Visited(
        "cdn", 1, "anna@berlin", "/news", "shield", reply, 200, 15, 400, flaw, 26 * MS);
  }

  private static Stream<Arguments> database() {
    return Stream.of(
        of(
            EventKind.DATABASE,
            "user 17 waits for a connection, 3 in line",
            new LoadQueued(1, 17, 3)),
        of(
            EventKind.DATABASE,
            "loading user 17, 4 connections busy, waited 2.00 ms",
            new LoadStarted(1, 17, 2 * MS, 4, 0, MS)),
        of(EventKind.DATABASE, "loaded user 17 v2", new Loaded(1, 17, true, 2, MS, 3, 0)),
        of(EventKind.DATABASE, "no row for user 17", new Loaded(1, 17, false, 0, MS, 3, 0)),
        of(EventKind.WRITES, "behind the cache's back", new RowWritten(0, 17, 3, true, MS, 0, 0)),
        of(
            EventKind.FAULTS,
            "database failed for user 17: gone",
            new DatabaseFailed(1, 17, "gone", 0, 0)),
        of(
            EventKind.DATABASE,
            "user 17 is not waited for any more, 3 in line",
            new DatabaseGivenUp(1, 17, 2, 3)));
  }

  private static Stream<Arguments> redis() {
    return Stream.of(
        of(EventKind.HOUSEKEEPING, "Redis: set user:17", new KeySet("user:17")),
        of(EventKind.HOUSEKEEPING, "Redis: expire user:17", new KeyExpirySet("user:17")),
        of(
            EventKind.HOUSEKEEPING,
            "PTTL user:17 → 59990 ms",
            new KeyTtlRead("user:17", 59_990, 144)),
        of(EventKind.EXITS, "Redis: del user:17", new KeyDeleted("user:17")),
        of(EventKind.EXITS, "expired user:17", new KeyExpired("user:17")),
        of(EventKind.EXITS, "evicted user:17", new KeyEvicted("user:17")),
        of(EventKind.HOUSEKEEPING, "Redis: persist user:17", new KeyTouched("user:17", "persist")),
        of(EventKind.HOUSEKEEPING, "OBJECT user:17 idle 4 s", new KeyUseRead("user:17", 4, -1)),
        of(EventKind.EXITS, "the database was emptied: FLUSHDB", new Emptied("FLUSHDB")),
        of(
            EventKind.HOUSEKEEPING,
            "INFO: 2.9 MB used",
            new ServerRead(new ServerReading(3_040_870, 0, "", 3, 0, 0, 0, 0, 1))),
        of(EventKind.FAULTS, "notifications cannot be seen: cut", new ListeningLost("cut")),
        of(EventKind.SESSION, "listening to Redis's notifications", new ListeningStarted(-1)),
        of(
            EventKind.HOUSEKEEPING,
            "read all keys again: 0, cut short",
            new Resynced(List.of(), false)),
        of(
            EventKind.FAULTS,
            "Cluster: 0 masters, slots nobody serves: 0–9",
            new TopologyRead(
                RedisStatus.Topology.CLUSTER,
                "",
                List.of(),
                List.of(new SlotRange(0, 9)),
                List.of())),
        of(
            EventKind.FAULTS,
            "b:1 took the place of a:1",
            new FailedOver("a:1", "b:1", "a:1 fell silent")),
        of(
            EventKind.WRITES,
            "another client seems to have written user:17",
            new ForeignWrite("user:17", "set")));
  }

  private static Stream<Arguments> session() {
    return Stream.of(
        of(EventKind.SESSION, "session began", new SessionStarted(Instant.EPOCH)),
        of(EventKind.SESSION, "settings 2 in force", new SettingsChanged(2, Settings.CLASSIC)),
        of(
            EventKind.FAULTS,
            "Redis was killed",
            new RedisChanged(Facts.status(RedisStatus.State.DOWN, "Redis was killed"))),
        of(EventKind.FAULTS, "you killed Redis", new FaultCaused(Fault.KILLED)),
        of(EventKind.SESSION, "workload 1 began: zipf", new RunStarted(1, WorkloadSpec.CLASSIC)),
        of(EventKind.SESSION, "workload 1 ended", new RunEnded(1)),
        of(EventKind.HOUSEKEEPING, "120 of 500", new ComparisonMeasured(figures())),
        of(EventKind.HOUSEKEEPING, "asked again with a change: 120 of 500", asked()),
        of(EventKind.SESSION, "scenario with lock: came out as it must", played()),
        of(
            EventKind.HOUSEKEEPING,
            "compared 0 configurations: 120 of 500",
            new SessionEvent.RunsCompared(
                new RunsFigures(WorkloadSpec.CLASSIC, 500, 120, List.of(), List.of()))),
        of(EventKind.HOUSEKEEPING, "allkeys-lru: 0 hits of 1", new LiveRowMeasured(liveRow())),
        of(EventKind.HOUSEKEEPING, "1. a miss, evicted b", new LiveStepMade(liveStep())),
        of(EventKind.HOUSEKEEPING, "zipf: 30 hits of 40 requests", livePoint()),
        of(
            EventKind.FAULTS,
            "7 events were counted but not kept",
            new EventsLeftOut(0, 1, Map.of(), Map.of(), Map.of("Hit", 7L))),
        of(
            EventKind.SESSION,
            "the clock jumped by 800 ms",
            new ClockJumped(Duration.ofMillis(800))),
        of(EventKind.FAULTS, "refused", new ConnectionTested(false, "refused")),
        of(
            EventKind.SESSION,
            "examined h:1: all is well",
            new Examined(new Diagnosis("h:1", true, 3, List.of(), List.of()))),
        of(EventKind.FAULTS, "out of memory", new Noticed(true, "out of memory")));
  }

  private static LiveStep liveStep() {
    return new LiveStep(1, "a", false, true, List.of(), List.of(), List.of("b"), List.of("a"), 0);
  }

  private static LiveRow liveRow() {
    return new LiveRow(
        List.of("a"),
        1,
        "allkeys-lru",
        5,
        LiveState.DONE,
        "Redis 6.2.11",
        0,
        0,
        true,
        List.of(liveStep()),
        "");
  }

  private static LivePointMeasured livePoint() {
    return new LivePointMeasured(
        new LivePoint(
            "zipf",
            "allkeys-lru",
            5,
            10,
            LiveState.RUNNING,
            9,
            50,
            40,
            30,
            1,
            0,
            0,
            64,
            1,
            "Redis 6.2.11",
            ""));
  }

  private static ScenarioMeasured played() {
    return new ScenarioMeasured(
        new ScenarioFigures(
            "stampede",
            List.of("lock"),
            1,
            ScenarioFigures.State.HELD,
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            "done",
            Settings.CLASSIC,
            List.of(),
            List.of()));
  }

  private static WhatIfMeasured asked() {
    var run = new RunFigures(figures().on(), 0, 0, 0);
    return new WhatIfMeasured(
        new WhatIfFigures(
            0, 1, Settings.CLASSIC, Settings.CLASSIC, 0, "", run, run, run, figures()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsASentence(EventKind kind, String words, CacheEvent event) {
    EventLine line = EventWords.of(event);
    assertThat(line.words()).contains(words);
    assertThat(line.kind()).isEqualTo(kind);
  }

  @Test
  void noEventIsForgottenHere() {
    Set<Class<?>> tested = new HashSet<>();
    events().forEach(arguments -> tested.add(arguments.get()[2].getClass()));
    assertThat(tested).containsAll(leaves(CacheEvent.class));
  }

  private static Set<Class<?>> leaves(Class<?> type) {
    Set<Class<?>> leaves = new HashSet<>();
    if (!type.isSealed()) {
      leaves.add(type);
      return leaves;
    }
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      leaves.addAll(leaves(permitted));
    }
    return leaves;
  }
}
