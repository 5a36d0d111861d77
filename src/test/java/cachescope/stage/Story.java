package cachescope.stage;

import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheEvent;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.Freshness;
import cachescope.event.LoggedEvent;
import cachescope.event.Origin;
import cachescope.event.Outcome;
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
import cachescope.event.Timing;
import java.util.List;
import java.util.Optional;

/** Tells a stage what happened, with the times in milliseconds. */
final class Story {
  static final long MILLI = 1_000_000;
  static final long MICRO = 1_000;

  final Stage stage = new Stage();
  private long seq;

  /** A story with an embedded Redis that sends notifications. */
  static Story connected() {
    return new Story().tell(0, new RedisChanged(status(50_000)));
  }

  static RedisStatus status(int port) {
    return status(port, RedisStatus.State.CONNECTED);
  }

  /** A Redis that sends us no notifications. */
  static RedisStatus muted() {
    return status(50_000, RedisStatus.State.LIMITED);
  }

  private static RedisStatus status(int port, RedisStatus.State state) {
    return new RedisStatus(
        RedisStatus.Kind.EMBEDDED,
        state,
        "127.0.0.1",
        port,
        0,
        false,
        "redis",
        "6.2.11",
        "",
        "Embedded Redis",
        List.of("noeviction", "allkeys-lru"),
        state == RedisStatus.State.CONNECTED);
  }

  Story tell(double millis, CacheEvent event) {
    stage.apply(new LoggedEvent(++seq, at(millis), 0, 1, event));
    return this;
  }

  static long at(double millis) {
    return (long) (millis * MILLI);
  }

  StageScene scene() {
    return stage.snapshot();
  }

  Optional<KeyCell> cell(String key) {
    return scene().cells().stream().filter(cell -> cell.key().equals(key)).findFirst();
  }

  /** What Redis tells of a SETEX, and its PTTL. */
  Story redisSets(double millis, String key, long ttlMillis) {
    tell(millis, new KeySet(key));
    tell(millis, new KeyExpirySet(key));
    return tell(millis, new KeyTtlRead(key, ttlMillis, -1));
  }

  Story asks(double millis, long id, long user, Origin origin) {
    return tell(millis, new Requested(id, user, RequestKind.READ, origin, at(millis), 1));
  }

  /** A hit of 380 µs. */
  Story hits(double millis, long id, long user) {
    asks(millis, id, user, Origin.PERSON);
    tell(millis + 0.37, new Hit(id, "user:" + user, 1, 118, 350 * MICRO, 10 * MICRO));
    return answers(millis + 0.38, id, user, Outcome.HIT);
  }

  Story answers(double millis, long id, long user, Outcome outcome) {
    return tell(
        millis,
        new Answered(id, user, outcome, true, 1, Freshness.FRESH, 1, 1, Timing.NONE, "{\"id\":1}"));
  }

  /** Up to the filled cache: a miss of 0.4 ms, a load of 1 s, a SETEX of 0.3 ms. */
  Story misses(double millis, long id, long user) {
    String key = "user:" + user;
    asks(millis, id, user, Origin.PERSON);
    tell(millis + 0.5, new Missed(id, key, MissCause.ABSENT, "", 400 * MICRO));
    tell(millis + 0.6, new LoadStarted(id, user, 0, 1, 0, 1_000 * MILLI));
    tell(millis + 1_000.6, new Loaded(id, user, true, 1, 1_000 * MILLI, 0, 0));
    redisSets(millis + 1_000.8, key, 60_000);
    tell(millis + 1_001, new Filled(id, key, 1, 118, 60_000, 300 * MICRO));
    return answers(millis + 1_001.1, id, user, Outcome.MISS);
  }

  Story limited(double millis, String policy) {
    return tell(
        millis, new ServerRead(new ServerReading(2 << 20, 3 << 20, policy, 3, 0, 0, 0, 0, 1)));
  }
}
