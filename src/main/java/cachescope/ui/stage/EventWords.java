package cachescope.ui.stage;

import cachescope.event.CacheCallEvent;
import cachescope.event.CacheEvent;
import cachescope.event.DatabaseEvent;
import cachescope.event.Diagnosis;
import cachescope.event.Freshness;
import cachescope.event.MessageEvent;
import cachescope.event.PatternEvent;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.RequestKind;
import cachescope.event.SessionEvent;
import cachescope.event.UseEvent;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.Locale;

/** Every event as a sentence. */
public final class EventWords {
  /** A request that began so much too late, nanoseconds, has two times worth telling. */
  private static final long LATE = 1_000_000;

  private EventWords() {}

  public static EventLine of(CacheEvent event) {
    return switch (event) {
      case RequestEvent e -> request(e);
      case CacheCallEvent e -> call(e);
      case PatternEvent e -> PatternWords.of(e);
      case MessageEvent e -> PatternWords.of(e);
      case UseEvent e -> UseWords.of(e);
      case DatabaseEvent e -> database(e);
      case RedisEvent e -> redis(e);
      case SessionEvent e -> session(e);
    };
  }

  private static EventLine request(RequestEvent event) {
    return switch (event) {
      case RequestEvent.Requested e ->
          line(
              e.kind() == RequestKind.WRITE ? EventKind.WRITES : EventKind.HOUSEKEEPING,
              Sign.REQUEST,
              path(e.kind(), e.userId())
                  + " asked by "
                  + switch (e.origin()) {
                    case PERSON -> "you";
                    case WORKLOAD -> "the workload";
                    case HTTP -> "HTTP";
                    case COMPARISON -> "the comparison";
                  });
      case RequestEvent.Answered e -> answered(e);
      case RequestEvent.WriteAnswered e ->
          line(EventKind.WRITES, Sign.WRITE, path(RequestKind.WRITE, e.userId()) + written(e));
      case RequestEvent.Unanswered e ->
          line(
              EventKind.FAULTS,
              Sign.ERROR,
              path(e.kind(), e.userId()) + " left unanswered: " + e.why());
      case RequestEvent.GivenUp e ->
          line(
              EventKind.SESSION,
              Sign.GIVEN_UP,
              path(e.kind(), e.userId())
                  + " given up after "
                  + Words.duration(e.elapsed())
                  + ": its answer was not waited for");
    };
  }

  /** The time in the service; where it began late, also that since it was due, as in the charts. */
  private static String took(long elapsed, long fromIntended) {
    String inService = Words.duration(elapsed);
    return fromIntended - elapsed < LATE
        ? inService
        : inService + ", " + Words.duration(fromIntended) + " since it was due";
  }

  private static EventLine answered(RequestEvent.Answered e) {
    String words = path(RequestKind.READ, e.userId()) + " → ";
    String took = " " + took(e.elapsed(), e.fromIntended()) + (e.found() ? "" : ", no such user");
    if (e.freshness() == Freshness.STALE) {
      return line(EventKind.HITS, Sign.STALE, words + "stale" + took + ", v" + e.version());
    }
    return switch (e.outcome()) {
      case HIT -> line(EventKind.HITS, Sign.HIT, words + "hit" + took);
      case MISS -> line(EventKind.MISSES, Sign.MISS, words + "miss" + took);
      case BYPASS -> line(EventKind.DATABASE, Sign.LOAD, words + "from the database" + took);
      case CACHE_ERROR ->
          line(EventKind.FAULTS, Sign.ERROR, words + "cache error, from the database" + took);
    };
  }

  private static String written(RequestEvent.WriteAnswered e) {
    if (!e.found()) {
      return " → no such user";
    }
    String owed = e.deleteOwed() ? ", its DEL is owed" : "";
    return " → written as v" + e.version() + " " + took(e.elapsed(), e.fromIntended()) + owed;
  }

  private static String path(RequestKind kind, long userId) {
    return (kind == RequestKind.WRITE ? "PUT" : "GET") + " /users/" + userId;
  }

  private static EventLine call(CacheCallEvent event) {
    return switch (event) {
      case CacheCallEvent.Hit e ->
          line(
              EventKind.HOUSEKEEPING,
              Sign.HIT,
              "GET "
                  + e.key()
                  + " → "
                  + Words.bytes(e.bytes())
                  + ", v"
                  + e.version()
                  + took(e.nanos()));
      case CacheCallEvent.Missed e -> missed(e);
      case CacheCallEvent.Bypassed e ->
          line(
              EventKind.DATABASE,
              Sign.LOAD,
              e.key()
                  + " not asked for: "
                  + switch (e.reason()) {
                    case CACHE_OFF -> "the cache is off";
                    case BREAKER_OPEN -> "the circuit breaker is open";
                    case PASSWORD_REFUSED -> "Redis refused the password";
                    case DELETE_OWED -> "its DEL is still owed";
                    case FILTERED -> "the Bloom filter knows that nobody has it";
                    case ACCOUNT_VIEW -> "the account view reads the database";
                  });
      case CacheCallEvent.Filled e ->
          line(
              EventKind.MISSES,
              Sign.FILL,
              "SETEX "
                  + e.key()
                  + " "
                  + e.ttlMillis() / 1_000
                  + " → OK, "
                  + Words.bytes(e.bytes())
                  + took(e.nanos()));
      case CacheCallEvent.Invalidated e ->
          line(
              EventKind.WRITES,
              Sign.INVALIDATED,
              "DEL "
                  + e.key()
                  + " → "
                  + (e.existed() ? "1" : "0, it was not there")
                  + took(e.nanos()));
      case CacheCallEvent.CacheFailed e ->
          line(
              EventKind.FAULTS,
              Sign.ERROR,
              e.operation() + " " + e.key() + " failed: " + e.sentence());
      case CacheCallEvent.BreakerChanged e ->
          line(EventKind.FAULTS, Sign.ERROR, "circuit breaker " + words(e.to()) + ": " + e.why());
      case CacheCallEvent.DeleteOwed e ->
          line(EventKind.FAULTS, Sign.ERROR, "DEL " + e.key() + " is owed: " + e.why());
      case CacheCallEvent.OwedDeleteSent e ->
          line(
              EventKind.WRITES,
              Sign.INVALIDATED,
              "owed DEL " + e.key() + " sent, " + e.stillOwed() + " still owed");
      case CacheCallEvent.OwedDeletesDropped e ->
          line(
              EventKind.WRITES,
              Sign.INVALIDATED,
              e.count() + " owed deletes dropped: Redis was started or chosen anew");
    };
  }

  private static EventLine missed(CacheCallEvent.Missed e) {
    String why =
        switch (e.cause()) {
          case ABSENT -> "(nil), loading from the database";
          case UNREADABLE -> "not a value of ours, it will be overwritten. " + e.detail();
          case WRONG_TYPE -> "another type, somebody else's, left alone. " + e.detail();
        };
    return line(EventKind.MISSES, Sign.MISS, "GET " + e.key() + " → " + why + took(e.nanos()));
  }

  private static EventLine database(DatabaseEvent event) {
    return switch (event) {
      case DatabaseEvent.LoadQueued e ->
          line(
              EventKind.DATABASE,
              Sign.WAITING,
              user(e.userId()) + " waits for a connection, " + e.waiting() + " in line");
      case DatabaseEvent.LoadStarted e ->
          line(
              EventKind.DATABASE,
              Sign.LOAD,
              "loading "
                  + user(e.userId())
                  + ", "
                  + Words.count(e.busy(), "connection")
                  + " busy"
                  + (e.waitedNanos() > 0 ? ", waited " + Words.duration(e.waitedNanos()) : ""));
      case DatabaseEvent.Loaded e ->
          line(
              EventKind.DATABASE,
              Sign.LOAD,
              (e.found()
                      ? "loaded " + user(e.userId()) + " v" + e.version()
                      : "no row for " + user(e.userId()))
                  + took(e.nanos()));
      case DatabaseEvent.RowWritten e ->
          line(
              EventKind.WRITES,
              Sign.WRITE,
              user(e.userId())
                  + " committed as v"
                  + e.version()
                  + (e.behindTheCache() ? ", behind the cache's back" : "")
                  + took(e.nanos()));
      case DatabaseEvent.DatabaseGivenUp e ->
          line(
              EventKind.DATABASE,
              Sign.GIVEN_UP,
              user(e.userId()) + " is not waited for any more, " + e.waiting() + " in line");
      case DatabaseEvent.DatabaseFailed e ->
          line(
              EventKind.FAULTS,
              Sign.ERROR,
              "database failed for " + user(e.userId()) + ": " + e.sentence());
    };
  }

  private static EventLine redis(RedisEvent event) {
    return switch (event) {
      case RedisEvent.KeySet e -> quiet("Redis: set " + e.key());
      case RedisEvent.KeyExpirySet e -> quiet("Redis: expire " + e.key());
      case RedisEvent.KeyTtlRead e ->
          quiet("PTTL " + e.key() + " → " + (e.ttlMillis() < 0 ? "none" : e.ttlMillis() + " ms"));
      case RedisEvent.KeyDeleted e -> line(EventKind.EXITS, Sign.GONE, "Redis: del " + e.key());
      case RedisEvent.KeyExpired e -> line(EventKind.EXITS, Sign.EXPIRED, "expired " + e.key());
      case RedisEvent.KeyEvicted e -> line(EventKind.EXITS, Sign.EVICTED, "evicted " + e.key());
      case RedisEvent.KeyTouched e -> quiet("Redis: " + e.notification() + " " + e.key());
      case RedisEvent.KeyUseRead e ->
          quiet(
              "OBJECT "
                  + e.key()
                  + (e.idleSeconds() >= 0 ? " idle " + e.idleSeconds() + " s" : "")
                  + (e.frequency() >= 0 ? " frequency " + e.frequency() : ""));
      case RedisEvent.Emptied e ->
          line(EventKind.EXITS, Sign.GONE, "the database was emptied: " + e.how());
      case RedisEvent.ServerRead e ->
          quiet(
              "INFO: "
                  + Words.bytes(e.reading().usedMemory())
                  + " used, "
                  + e.reading().keysInDatabase()
                  + " keys");
      case RedisEvent.ListeningLost e ->
          line(EventKind.FAULTS, Sign.ERROR, "notifications cannot be seen: " + e.why());
      case RedisEvent.ListeningStarted _ ->
          line(EventKind.SESSION, Sign.NOTE, "listening to Redis's notifications");
      case RedisEvent.Resynced e ->
          quiet("read all keys again: " + e.keys().size() + (e.complete() ? "" : ", cut short"));
      case RedisEvent.TopologyRead e -> TopologyWords.read(e);
      case RedisEvent.FailedOver e ->
          line(
              EventKind.FAULTS,
              Sign.NOTE,
              "%s took the place of %s: %s".formatted(e.to(), e.from(), e.why()));
      case RedisEvent.ForeignWrite e ->
          line(
              EventKind.WRITES,
              Sign.WRITE,
              "another client seems to have written " + e.key() + " (" + e.notification() + ")");
    };
  }

  private static EventLine session(SessionEvent event) {
    return switch (event) {
      case SessionEvent.SessionStarted e -> note("session began at " + e.wall());
      case SessionEvent.SettingsChanged e -> note("settings " + e.revision() + " in force");
      case SessionEvent.RedisChanged e ->
          switch (e.status().state()) {
            case DOWN, HUNG -> line(EventKind.FAULTS, Sign.ERROR, e.status().sentence());
            case STARTING, CONNECTED, LIMITED -> note(e.status().sentence());
          };
      case SessionEvent.FaultCaused e ->
          line(EventKind.FAULTS, Sign.ERROR, "you " + FaultWords.of(e.fault()));
      case SessionEvent.RunStarted e ->
          note(
              "workload "
                  + e.run()
                  + " began: "
                  + words(e.spec().shape())
                  + ", "
                  + Words.rate(e.spec().ratePerSecond())
                  + " /s");
      case SessionEvent.RunEnded e -> note("workload " + e.run() + " ended");
      case SessionEvent.ComparisonMeasured e ->
          quiet("compared on and off: " + e.figures().done() + " of " + e.figures().planned());
      case SessionEvent.WhatIfMeasured e ->
          quiet(
              "asked again with a change: "
                  + e.figures().pairs().done()
                  + " of "
                  + e.figures().pairs().planned());
      case SessionEvent.RunsCompared e ->
          quiet(
              "compared "
                  + e.figures().runs().size()
                  + " configurations: "
                  + e.figures().done()
                  + " of "
                  + e.figures().planned());
      case SessionEvent.ScenarioMeasured e -> ScenarioWords.of(e.figures());
      case SessionEvent.Live e -> LiveWords.of(e);
      case SessionEvent.EventsLeftOut e ->
          line(
              EventKind.FAULTS,
              Sign.NOTE,
              Words.count(leftOut(e)) + " events were counted but not kept");
      case SessionEvent.ClockJumped e -> note("the clock jumped by " + e.by().toMillis() + " ms");
      case SessionEvent.ConnectionTested e ->
          line(
              e.ok() ? EventKind.SESSION : EventKind.FAULTS,
              e.ok() ? Sign.NOTE : Sign.ERROR,
              e.sentence());
      case SessionEvent.Examined e -> examined(e.diagnosis());
      case SessionEvent.Noticed e ->
          line(
              e.trouble() ? EventKind.FAULTS : EventKind.SESSION,
              e.trouble() ? Sign.ERROR : Sign.NOTE,
              e.sentence());
    };
  }

  private static EventLine examined(Diagnosis diagnosis) {
    String what = "examined " + diagnosis.place() + ": ";
    return switch (diagnosis.worst()) {
      case FINE -> note(what + "all is well");
      case LIMITED -> note(what + "something is off because of it");
      case UNSAFE -> line(EventKind.FAULTS, Sign.ERROR, what + "something is unsafe");
      case BROKEN -> line(EventKind.FAULTS, Sign.ERROR, what + "it cannot be used like this");
    };
  }

  private static long leftOut(SessionEvent.EventsLeftOut e) {
    return e.byType().values().stream().mapToLong(Long::longValue).sum();
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String user(long id) {
    return "user " + id;
  }

  private static String took(long nanos) {
    return "  " + Words.duration(nanos);
  }

  private static EventLine note(String words) {
    return line(EventKind.SESSION, Sign.NOTE, words);
  }

  private static EventLine quiet(String words) {
    return line(EventKind.HOUSEKEEPING, Sign.NOTE, words);
  }

  private static EventLine line(EventKind kind, Sign sign, String words) {
    return new EventLine(kind, sign, words);
  }
}
