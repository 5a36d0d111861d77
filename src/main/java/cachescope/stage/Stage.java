package cachescope.stage;

import cachescope.event.CacheCallEvent;
import cachescope.event.CacheEvent;
import cachescope.event.DatabaseEvent;
import cachescope.event.LoggedEvent;
import cachescope.event.MessageEvent;
import cachescope.event.PatternEvent;
import cachescope.event.Projection;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.ScenarioFigures;
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
import java.util.Optional;

/**
 * What is where, folded from every event.
 *
 * <p>Keys are in Redis because Redis said so; the service's facts are joined to them, and stand in
 * for them only where notifications cannot be seen. Confined to one thread.
 */
public final class Stage implements Projection<StageScene> {
  private final RedisSight redis;
  private final Keyspace keyspace;
  private final Traffic traffic;
  private long asOf;
  private StageScene scene = StageScene.EMPTY;
  private boolean changed;

  public Stage() {
    this(new RedisSight(), new Keyspace(), new Traffic());
  }

  private Stage(RedisSight redis, Keyspace keyspace, Traffic traffic) {
    this.redis = redis;
    this.keyspace = keyspace;
    this.traffic = traffic;
  }

  @Override
  public void apply(LoggedEvent logged) {
    long at = logged.at();
    asOf = Math.max(asOf, at);
    traffic.reach(asOf);
    changed = true;
    CacheEvent fact = logged.event();
    switch (fact) {
      case RequestEvent event -> traffic.request(at, event, redis, keyspace);
      case CacheCallEvent event -> {
        // What was known of the key before this call is what explains it.
        traffic.cacheCall(at, event, redis, keyspace);
        keyspace.cacheCall(at, event, redis);
      }
      case PatternEvent event -> {
        traffic.pattern(at, event);
        keyspace.pattern(at, event, redis);
      }
      case MessageEvent event -> traffic.message(at, event);
      case DatabaseEvent event -> {
        traffic.database(at, event, redis);
        keyspace.database(event, redis);
      }
      case RedisEvent event -> keyspace.redis(at, event, redis);
      // The Stage draws users; a use has a picture of its own.
      case UseEvent _ -> {}
      case SessionEvent event -> session(at, event);
    }
  }

  @Override
  public StageScene snapshot() {
    if (changed) {
      scene =
          new StageScene(
              asOf,
              keyspace.cells(),
              keyspace.size(),
              keyspace.exits(),
              traffic.tokens(asOf),
              traffic.hiddenTokens(),
              traffic.verdict(),
              keyspace.likelyVictim(redis, asOf),
              traffic.service(),
              traffic.databaseView(),
              redis.view(keyspace.size(), asOf));
      changed = false;
    }
    return scene;
  }

  /** How a key that is in Redis stands among all keys at a moment, session nanoseconds. */
  public Optional<KeyStanding> standing(String key, long t) {
    return keyspace.standing(key, t);
  }

  /** A key that is in Redis, as far as is known; also one that the scene has no cell for. */
  public Optional<KeyCell> key(String key) {
    return keyspace.get(key);
  }

  /** Who will probably leave next, seen from a moment, session nanoseconds. */
  public Optional<LikelyVictim> likelyVictim(long t) {
    return keyspace.likelyVictim(redis, t);
  }

  @Override
  public Stage copy() {
    Stage copy = new Stage(redis.copy(), keyspace.copy(), traffic.copy());
    copy.asOf = asOf;
    copy.scene = scene;
    copy.changed = changed;
    return copy;
  }

  private void session(long at, SessionEvent event) {
    switch (event) {
      case SettingsChanged now -> {
        redis.settings(now.settings());
        traffic.settings(now.settings());
      }
      case RedisChanged now -> {
        if (redis.changed(at, now.status())) {
          keyspace.forget();
          traffic.anotherRedis();
        }
      }
      case EventsLeftOut left -> traffic.leftOut(left);
      case FaultCaused fault -> traffic.fault(fault.fault());
      case ScenarioMeasured told -> {
        if (told.figures().state() == ScenarioFigures.State.PREPARING) {
          traffic.countAnew();
        }
      }
      case SessionStarted _,
          RunStarted _,
          RunEnded _,
          ComparisonMeasured _,
          WhatIfMeasured _,
          RunsCompared _,
          Live _,
          ClockJumped _,
          ConnectionTested _,
          Examined _,
          Noticed _ -> {}
    }
  }
}
