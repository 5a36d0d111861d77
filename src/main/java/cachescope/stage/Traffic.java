package cachescope.stage;

import cachescope.event.BreakerState;
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
import cachescope.event.DatabaseEvent;
import cachescope.event.DatabaseEvent.DatabaseFailed;
import cachescope.event.DatabaseEvent.DatabaseGivenUp;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.Freshness;
import cachescope.event.MessageEvent;
import cachescope.event.Origin;
import cachescope.event.PatternEvent;
import cachescope.event.RequestEvent;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.GivenUp;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.RequestEvent.WriteAnswered;
import cachescope.event.SessionEvent.EventsLeftOut;
import cachescope.event.SessionEvent.Fault;
import cachescope.event.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Requests on their way through the service and the database, and the newest answer. */
final class Traffic {
  private final Journeys journeys;
  private final Headline headline;
  private final Set<String> owed;
  private final Patterns patterns;
  private Pages pages = new Pages();
  private Settings settings = Settings.CLASSIC;
  private BreakerState breaker = BreakerState.CLOSED;
  private String breakerWhy = "";
  private String openedWhy = "";
  private int busy;
  private int waiting;
  private long loads;

  Traffic() {
    this(new Journeys(), new Headline(), new HashSet<>(), new Patterns());
  }

  private Traffic(Journeys journeys, Headline headline, Set<String> owed, Patterns patterns) {
    this.patterns = patterns;
    this.journeys = journeys;
    this.headline = headline;
    this.owed = owed;
  }

  /** The latest moment of any event so far. */
  void reach(long latest) {
    journeys.reach(latest);
  }

  void settings(Settings now) {
    settings = now;
    patterns.settings(now);
  }

  /** Another Redis is in use; what was owed to the old one is forgotten. */
  void anotherRedis() {
    owed.clear();
  }

  void request(long at, RequestEvent event, RedisSight redis, Keyspace keyspace) {
    switch (event) {
      case Requested request -> {
        boolean asks = settings.cacheOn() && breaker == BreakerState.CLOSED;
        boolean behind = asks && patterns.behind();
        journeys
            .begin(request, redis.prefix())
            .ifPresent(journey -> journey.begin(at, asks, behind));
      }
      case Answered answer -> answered(at, answer, keyspace);
      case WriteAnswered answer -> {
        journeys
            .of(answer.requestId())
            .ifPresent(
                journey -> headline.written(at, answer, journey.request(), journey.remark()));
        end(at, answer.requestId(), Mark.WRITE, "");
      }
      case Unanswered lost -> {
        journeys
            .of(lost.requestId())
            .ifPresent(journey -> headline.unanswered(at, lost, journey.request()));
        end(at, lost.requestId(), Mark.ERROR, lost.why());
      }
      case GivenUp lost -> end(at, lost.requestId(), Mark.GIVEN_UP, "not waited for");
    }
  }

  void cacheCall(long at, CacheCallEvent event, RedisSight redis, Keyspace keyspace) {
    switch (event) {
      case Hit hit -> journeys.of(hit.requestId()).ifPresent(journey -> journey.hit(at, hit));
      case Missed missed ->
          journeys
              .of(missed.requestId())
              .ifPresent(journey -> {
                journey.looked(lookup(at, missed, journey, redis, keyspace));
                journey.missed(at, missed);
              });
      case Bypassed bypassed ->
          journeys
              .of(bypassed.requestId())
              .ifPresent(journey -> {
                journey.looked(lookup(at, bypassed, journey, redis, keyspace));
                journey.bypassed();
              });
      case CacheFailed failed ->
          journeys
              .of(failed.requestId())
              .ifPresent(journey -> {
                if (journey.lookup().isEmpty()) {
                  journey.looked(lookup(at, failed, journey, redis, keyspace));
                }
                journey.failed(at, failed);
              });
      case Filled filled ->
          journeys.of(filled.requestId()).ifPresent(journey -> journey.filled(at, filled));
      case Invalidated deleted ->
          journeys.of(deleted.requestId()).ifPresent(journey -> journey.invalidated(at, deleted));
      case BreakerChanged changed -> {
        breaker = changed.to();
        breakerWhy = changed.why();
        if (changed.to() == BreakerState.OPEN) {
          openedWhy = changed.why();
        }
      }
      case DeleteOwed debt -> owed.add(debt.key());
      case OwedDeleteSent sent -> owed.remove(sent.key());
      case OwedDeletesDropped _ -> owed.clear();
    }
  }

  /** What a strategy or a protection did. */
  void pattern(long at, PatternEvent event) {
    patterns.pattern(at, event, journeys);
  }

  /** Messages about changes, and writes that wait. */
  void message(long at, MessageEvent event) {
    patterns.message(at, event, journeys);
  }

  void fault(Fault fault) {
    if (fault == Fault.SERVICE_CRASHED) {
      patterns.crashed();
    }
  }

  void database(long at, DatabaseEvent event, RedisSight redis) {
    switch (event) {
      case LoadQueued queued -> {
        waiting = queued.waiting();
        journeys.of(queued.requestId()).ifPresent(journey -> journey.queued(at));
      }
      case LoadStarted started -> {
        line(started.busy(), started.waiting());
        patterns.waitsNoMore(started.requestId());
        journeys.of(started.requestId()).ifPresent(journey -> journey.loadStarted(at, started));
      }
      case Loaded loaded -> {
        line(loaded.busy(), loaded.waiting());
        loads++;
        journeys
            .of(loaded.requestId())
            .ifPresent(journey -> journey.loaded(at, loaded, settings.ttl().toSeconds()));
      }
      case RowWritten written -> {
        line(written.busy(), written.waiting());
        if (patterns.behind() && !written.behindTheCache()) {
          patterns.lateWrite(at, written);
        } else {
          boolean asks = settings.cacheOn() && breaker == BreakerState.CLOSED;
          Optional<Mark> next = asks ? patterns.afterCommit() : Optional.empty();
          journeys.of(written.requestId()).ifPresent(journey -> journey.written(at, written, next));
        }
      }
      case DatabaseGivenUp left -> {
        line(left.busy(), left.waiting());
        journeys.of(left.requestId()).ifPresent(journey -> journey.databaseGivenUp(at));
      }
      case DatabaseFailed failed -> {
        line(failed.busy(), failed.waiting());
        journeys
            .of(failed.requestId())
            .ifPresent(journey -> journey.databaseFailed(at, failed.sentence()));
      }
    }
  }

  /**
   * More happened than was told: what is on its way is counted on, but nobody knows how it went.
   */
  void leftOut(EventsLeftOut left) {
    Map<String, Long> types = left.byType();
    loads += of(types, Loaded.class);
    patterns.leftOut();
    journeys.leftOut(
        of(types, Requested.class),
        of(types, Answered.class)
            + of(types, WriteAnswered.class)
            + of(types, Unanswered.class)
            + of(types, GivenUp.class));
  }

  List<Token> tokens(long t) {
    List<Token> aside = patterns.tokens(t);
    if (aside.isEmpty()) {
      return journeys.give(t);
    }
    List<Token> all = new ArrayList<>(journeys.give(t));
    all.addAll(aside);
    return all;
  }

  int hiddenTokens() {
    return journeys.hidden();
  }

  Optional<Verdict> verdict() {
    return headline.newest();
  }

  ServiceView service() {
    return patterns.view(journeys.inFlight(), breaker, breakerWhy, owed.size());
  }

  DatabaseView databaseView() {
    return new DatabaseView(busy, settings.databaseConnections(), waiting, loads);
  }

  Traffic copy() {
    Traffic copy =
        new Traffic(journeys.copy(), headline.copy(), new HashSet<>(owed), patterns.copy());
    copy.pages = pages.copy();
    copy.settings = settings;
    copy.breaker = breaker;
    copy.breakerWhy = breakerWhy;
    copy.openedWhy = openedWhy;
    copy.busy = busy;
    copy.waiting = waiting;
    copy.loads = loads;
    return copy;
  }

  /** Another story begins. */
  void countAnew() {
    patterns.countAnew();
  }

  private void answered(long at, Answered answer, Keyspace keyspace) {
    journeys
        .of(answer.requestId())
        .ifPresent(journey ->
            headline.answered(
                at,
                answer,
                journey.request(),
                (Why.of(answer, journey, keyspace.exitsByKey(), openedWhy)
                        + " "
                        + otherPage(at, answer, journey))
                    .strip()));
    end(at, answer.requestId(), mark(answer), answer.reply());
  }

  /** What the user's other page says, to a person. */
  private String otherPage(long at, Answered answer, Journey journey) {
    return journey.request().origin() == Origin.PERSON && answer.found()
        ? pages.seen(at, answer, journey.isAccountPage())
        : "";
  }

  private void end(long at, long requestId, Mark mark, String reply) {
    patterns.waitsNoMore(requestId);
    journeys.end(at, requestId, mark, reply);
  }

  private static Mark mark(Answered answer) {
    if (answer.freshness() == Freshness.STALE) {
      return Mark.STALE;
    }
    return switch (answer.outcome()) {
      case HIT -> Mark.HIT;
      case MISS -> Mark.MISS;
      case BYPASS, CACHE_ERROR -> Mark.LOAD;
    };
  }

  private static Lookup lookup(
      long at, CacheCallEvent event, Journey journey, RedisSight redis, Keyspace keyspace) {
    return new Lookup(
        event,
        at,
        keyspace.get(journey.key()),
        keyspace.exitsByKey().lastOf(journey.key()),
        redis.blind(journey.key()));
  }

  private void line(int nowBusy, int nowWaiting) {
    busy = nowBusy;
    waiting = nowWaiting;
  }

  private static long of(Map<String, Long> types, Class<?> type) {
    return types.getOrDefault(type.getSimpleName(), 0L);
  }
}
