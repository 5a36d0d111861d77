package cachescope.why;

import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheEvent;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.EventLog;
import cachescope.event.Freshness;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.Question;
import cachescope.event.RedisEvent.KeyExpirySet;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.KeyTtlRead;
import cachescope.event.RedisEvent.ServerRead;
import cachescope.event.RedisStatus;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestKind;
import cachescope.event.ServerReading;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Settings;
import cachescope.event.Timing;
import cachescope.metrics.Metrics;
import cachescope.stage.Stage;
import java.util.List;

/** Tells a log what happened, with the times in milliseconds, and asks why. */
final class Tale {
  static final long MILLI = 1_000_000;
  static final long MICRO = 1_000;

  private final EventLog log;
  private final Stage stage = new Stage();
  private final Metrics metrics = new Metrics();

  Tale() {
    this(100_000);
  }

  Tale(int kept) {
    log = new EventLog(1 << 10, kept);
  }

  /** The classic settings, and an embedded Redis that sends notifications. */
  static Tale connected() {
    return new Tale()
        .tell(0, new SettingsChanged(1, Settings.CLASSIC))
        .tell(0, new RedisChanged(status(RedisStatus.State.CONNECTED)));
  }

  static RedisStatus status(RedisStatus.State state) {
    return new RedisStatus(
        RedisStatus.Kind.EMBEDDED,
        state,
        "127.0.0.1",
        50_000,
        0,
        false,
        "redis",
        "6.2.11",
        "",
        state == RedisStatus.State.DOWN ? "Redis is not running." : "Embedded Redis",
        List.of("noeviction", "allkeys-lru"),
        state == RedisStatus.State.CONNECTED);
  }

  Tale tell(double millis, CacheEvent event) {
    log.tell(at(millis), event);
    log.drain(
        1_000,
        logged -> {
          stage.apply(logged);
          metrics.apply(logged);
        });
    return this;
  }

  static long at(double millis) {
    return (long) (millis * MILLI);
  }

  Explanation ask(double millis, Question question) {
    metrics.advance(at(millis));
    var moment =
        new Moment(log.view(), log.view().lastSeq(), at(millis), stage.copy(), metrics.snapshot());
    return Answers.of(question, moment);
  }

  Tale asks(double millis, long id, long user) {
    return tell(millis, new Requested(id, user, RequestKind.READ, Origin.WORKLOAD, at(millis), 1));
  }

  Tale answers(double millis, long id, long user, Outcome outcome, double took, Timing timing) {
    return tell(
        millis,
        new Answered(id, user, outcome, true, 1, Freshness.FRESH, at(took), at(took), timing, ""));
  }

  /** A hit of 380 µs. */
  Tale hits(double millis, long id, long user) {
    asks(millis, id, user);
    tell(millis + 0.37, new Hit(id, "user:" + user, 1, 118, 350 * MICRO, 10 * MICRO));
    var timing = new Timing(350 * MICRO, 0, 0, 10 * MICRO);
    return answers(millis + 0.38, id, user, Outcome.HIT, 0.38, timing);
  }

  /** A lookup of 0.4 ms that finds nothing. */
  Tale looks(double millis, long id, long user) {
    asks(millis, id, user);
    return tell(millis + 0.5, new Missed(id, "user:" + user, MissCause.ABSENT, "", 400 * MICRO));
  }

  /** Up to the filled cache: a miss of 0.4 ms, a load of 1 s, a SETEX of 0.3 ms; 1,001.1 ms. */
  Tale misses(double millis, long id, long user) {
    looks(millis, id, user);
    return loads(millis, id, user);
  }

  /** After a lookup: a load of 1 s, of which 990 ms are added, and a SETEX. */
  Tale loads(double millis, long id, long user) {
    String key = "user:" + user;
    tell(millis + 0.6, new LoadStarted(id, user, 0, 1, 0, 990 * MILLI));
    tell(millis + 1_000.6, new Loaded(id, user, true, 1, 1_000 * MILLI, 0, 0));
    tell(millis + 1_000.8, new KeySet(key));
    tell(millis + 1_000.8, new KeyExpirySet(key));
    tell(millis + 1_000.9, new KeyTtlRead(key, 60_000, -1));
    tell(millis + 1_001, new Filled(id, key, 1, 118, 60_000, 300 * MICRO));
    var timing = new Timing(700 * MICRO, 0, 1_000 * MILLI, 20 * MICRO);
    return answers(millis + 1_001.1, id, user, Outcome.MISS, 1_001.1, timing);
  }

  Tale limited(double millis, String policy) {
    return tell(
        millis, new ServerRead(new ServerReading(2 << 20, 3 << 20, policy, 3, 0, 0, 0, 0, 1)));
  }
}
