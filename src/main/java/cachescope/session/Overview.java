package cachescope.session;

import cachescope.event.CacheCallEvent;
import cachescope.event.DatabaseEvent;
import cachescope.event.Freshness;
import cachescope.event.LoggedEvent;
import cachescope.event.MessageEvent;
import cachescope.event.Outcome;
import cachescope.event.PatternEvent;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.SessionEvent;
import cachescope.event.Settings;
import cachescope.event.UseEvent;
import cachescope.session.Strip.Kind;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the timeline shows of the whole session, long after its events were dropped. Its memory does
 * not grow. Confined to one thread.
 */
final class Overview {
  private static final int MOST_CHANGES = 500;

  private final WholeStrip whole = new WholeStrip();
  private final FineStrip fine = new FineStrip();
  private final ArrayDeque<Timeline.Change> changes = new ArrayDeque<>();
  private Optional<Settings> settings = Optional.empty();

  /** A fact from before the first event: only what it says of the settings counts. */
  void begin(LoggedEvent fact) {
    if (fact.event() instanceof SessionEvent.SettingsChanged changed) {
      settings = Optional.of(changed.settings());
    }
  }

  void apply(LoggedEvent logged) {
    long at = logged.at();
    switch (logged.event()) {
      case RequestEvent event -> {
        if (event instanceof RequestEvent.Answered answer
            && answer.freshness() == Freshness.STALE) {
          count(at, Kind.STALE, 1);
        }
      }
      case CacheCallEvent event -> cacheCall(at, event);
      case PatternEvent event -> pattern(at, event);
      case MessageEvent event -> message(at, event);
      case DatabaseEvent event -> {
        if (event instanceof DatabaseEvent.DatabaseFailed) {
          count(at, Kind.FAULT, 1);
        }
      }
      case RedisEvent event -> redis(at, event);
      case UseEvent event -> use(at, event);
      case SessionEvent event -> session(logged, event);
    }
  }

  private void pattern(long at, PatternEvent event) {
    switch (event) {
      case PatternEvent.NearHit _ -> count(at, Kind.HIT, 1);
      case PatternEvent.Tombstoned _, PatternEvent.GenerationRaised _ ->
          count(at, Kind.INVALIDATED, 1);
      case PatternEvent.TagDropped dropped -> count(at, Kind.INVALIDATED, dropped.deleted());
      case PatternEvent.Rejected _ -> count(at, Kind.FAULT, 1);
      case PatternEvent.Joined _,
          PatternEvent.LockAsked _,
          PatternEvent.Unlocked _,
          PatternEvent.LeaseAsked _,
          PatternEvent.FillRefused _,
          PatternEvent.Extended _,
          PatternEvent.RefreshBegan _,
          PatternEvent.RefreshEnded _,
          PatternEvent.ServedStale _,
          PatternEvent.NearStored _,
          PatternEvent.NearDropped _ -> {}
    }
  }

  private void message(long at, MessageEvent event) {
    switch (event) {
      case MessageEvent.MessageLost _, MessageEvent.MessageParked _, MessageEvent.WritesLost _ ->
          count(at, Kind.FAULT, 1);
      case MessageEvent.MessageSent _,
          MessageEvent.MessageHeard _,
          MessageEvent.WriteAccepted _,
          MessageEvent.WriteApplied _ -> {}
    }
  }

  private void use(long at, UseEvent event) {
    if (event instanceof UseEvent.Visited visited) {
      switch (visited.reply()) {
        case HIT, REVALIDATED -> count(at, Kind.HIT, 1);
        case MISS, PASSED -> count(at, Kind.MISS, 1);
        case FAILED -> count(at, Kind.FAULT, 1);
        case REFUSED -> {}
      }
      if (visited.flaw() == UseEvent.Flaw.STALE) {
        count(at, Kind.STALE, 1);
      }
    }
  }

  Strip whole() {
    return whole.give();
  }

  Strip fine() {
    return fine.give();
  }

  /** The newest changes of settings, oldest first. */
  List<Timeline.Change> changes() {
    return List.copyOf(changes);
  }

  private void cacheCall(long at, CacheCallEvent event) {
    Outcome.decidedBy(event).ifPresent(outcome -> count(at, kind(outcome), 1));
    if (event instanceof CacheCallEvent.CacheFailed) {
      count(at, Kind.FAULT, 1);
    } else if (event instanceof CacheCallEvent.Invalidated
        || event instanceof CacheCallEvent.OwedDeleteSent) {
      count(at, Kind.INVALIDATED, 1);
    }
  }

  private void redis(long at, RedisEvent event) {
    if (event instanceof RedisEvent.KeyEvicted) {
      count(at, Kind.EVICTED, 1);
    } else if (event instanceof RedisEvent.KeyExpired) {
      count(at, Kind.EXPIRED, 1);
    } else if (event instanceof RedisEvent.ListeningLost
        || event instanceof RedisEvent.FailedOver) {
      count(at, Kind.FAULT, 1);
    }
  }

  private void session(LoggedEvent logged, SessionEvent event) {
    if (event instanceof SessionEvent.SettingsChanged changed) {
      settings.ifPresent(before -> changed(logged, before, changed.settings()));
      settings = Optional.of(changed.settings());
    } else if (event instanceof SessionEvent.FaultCaused) {
      count(logged.at(), Kind.FAULT, 1);
    } else if (event instanceof SessionEvent.EventsLeftOut left) {
      leftOut(logged.at(), left);
    }
  }

  private void changed(LoggedEvent logged, Settings before, Settings after) {
    count(logged.at(), Kind.SETTINGS, 1);
    changes.addLast(new Timeline.Change(logged.at(), logged.seq(), before, after));
    if (changes.size() > MOST_CHANGES) {
      changes.removeFirst();
    }
  }

  private void leftOut(long at, SessionEvent.EventsLeftOut left) {
    Map<String, Long> types = left.byType();
    left.outcomes().forEach((outcome, times) -> count(at, kind(outcome), times));
    count(at, Kind.EVICTED, of(types, RedisEvent.KeyEvicted.class));
    count(at, Kind.EXPIRED, of(types, RedisEvent.KeyExpired.class));
    count(at, Kind.INVALIDATED, of(types, CacheCallEvent.Invalidated.class));
    count(at, Kind.INVALIDATED, of(types, CacheCallEvent.OwedDeleteSent.class));
  }

  private static long of(Map<String, Long> types, Class<?> type) {
    return types.getOrDefault(type.getSimpleName(), 0L);
  }

  private static Kind kind(Outcome outcome) {
    return switch (outcome) {
      case HIT -> Kind.HIT;
      case MISS, BYPASS, CACHE_ERROR -> Kind.MISS;
    };
  }

  private void count(long at, Kind kind, long times) {
    if (times > 0) {
      whole.add(at, kind, times);
      fine.add(at, kind, times);
    }
  }
}
