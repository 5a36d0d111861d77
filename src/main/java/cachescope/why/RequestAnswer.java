package cachescope.why;

import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheFault;
import cachescope.event.DatabaseEvent.DatabaseFailed;
import cachescope.event.DatabaseEvent.LoadQueued;
import cachescope.event.DatabaseEvent.LoadStarted;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.Figures;
import cachescope.event.Freshness;
import cachescope.event.LoggedEvent;
import cachescope.event.MessageEvent.MessageSent;
import cachescope.event.MessageEvent.WriteAccepted;
import cachescope.event.PatternEvent;
import cachescope.event.PatternEvent.Joined;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.GivenUp;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.RequestEvent.WriteAnswered;
import cachescope.event.Settings;
import cachescope.metrics.Percentiles;
import cachescope.why.Part.Kind;
import java.util.List;
import java.util.Optional;

/** Why a request ended as it did, and where its time went. */
final class RequestAnswer {
  private final Moment moment;
  private final History history;
  private final Draft draft;

  RequestAnswer(Moment moment, History history, Draft draft) {
    this.moment = moment;
    this.history = history;
    this.draft = draft;
  }

  Explanation of(long requestId) {
    List<LoggedEvent> facts = history.ofRequest(requestId);
    draft.request(requestId);
    if (facts.isEmpty()) {
      String why = history.cut() ? history.kept() : "Nothing is known of it.";
      return draft.headline("Request " + requestId + " cannot be explained.").because(why).done();
    }
    Trip trip = new Trip(facts);
    List<Part> parts = Parts.of(trip, moment.at());
    draft.headline(headline(trip, parts, requestId)).parts(parts);
    trip.lookup().ifPresent(lookup -> new Misses(moment, history, draft).explain(trip, lookup));
    dominant(trip, parts);
    compared(trip);
    stale(trip);
    facts.forEach(this::link);
    if (history.leftOut(facts.getFirst().seq(), facts.getLast().seq())) {
      draft.because("Meanwhile events were only counted, so that facts may be missing here.");
    }
    return draft.done();
  }

  private String headline(Trip trip, List<Part> parts, long requestId) {
    long user = user(trip);
    String path = user == 0 ? "Request " + requestId : trip.path(user);
    long total = trip.total(moment.at());
    String took = Figures.duration(total);
    String mostly =
        Parts.longest(parts)
            .filter(part -> total > 0)
            .map(part ->
                ", %s of it %s"
                    .formatted(Figures.percent((double) part.nanos() / total), words(part)))
            .orElse("");
    return path + " " + outcome(trip).formatted(took + since(trip, total)) + mostly + ".";
  }

  /** A time that began before the service did says so, beside the service's own. */
  private static String since(Trip trip, long total) {
    String inService = Figures.duration(total - trip.before());
    return inService.equals(Figures.duration(total))
        ? ""
        : " since it was due (%s in the service)".formatted(inService);
  }

  private static String words(Part part) {
    return switch (part.kind()) {
      case BEFORE -> "before it began";
      case LOOKUP -> "the call to Redis";
      case JOINED -> "waiting for somebody else's load of the same key";
      case LINE -> "in line for a connection of the database";
      case DELAY -> "the database's added delay";
      case QUERY -> part.words();
      case CHANGE -> part.words();
      case JSON -> "JSON";
      case REST -> "not explained by any measurement";
    };
  }

  private static String outcome(Trip trip) {
    return trip.end()
        .map(end ->
            switch (end.event()) {
              case Answered e when e.freshness() == Freshness.STALE -> "was stale and took %s";
              case Answered e ->
                  switch (e.outcome()) {
                    case HIT -> "was a hit and took %s";
                    case MISS -> "missed and took %s";
                    case BYPASS -> "passed the cache by and took %s";
                    case CACHE_ERROR -> "met a cache error and took %s";
                  };
              case WriteAnswered _ -> "was written and took %s";
              case Unanswered _ -> "was left unanswered after %s";
              case GivenUp _ -> "was given up after %s: nobody waited for it";
              default -> "took %s";
            })
        .orElse("is still on its way after %s");
  }

  private static long user(Trip trip) {
    return trip.one(Requested.class)
        .map(Requested::userId)
        .or(() -> trip.one(Answered.class).map(Answered::userId))
        .or(() -> trip.one(WriteAnswered.class).map(WriteAnswered::userId))
        .orElse(0L);
  }

  private Optional<Settings> settings(Trip trip) {
    return trip.fact(Requested.class)
        .flatMap(fact -> history.settings(fact.seq(), ((Requested) fact.event()).settingsRev()))
        .map(numbered -> numbered.settings());
  }

  /** Why the longest part was so long. */
  private void dominant(Trip trip, List<Part> parts) {
    Optional<Kind> kind = Parts.longest(parts).map(Part::kind);
    Optional<LoggedEvent> queued = trip.fact(LoadQueued.class);
    if (queued.isPresent() && parts.stream().anyMatch(part -> part.kind() == Kind.LINE)) {
      new Crowd(history, settings(trip)).explain(queued.get(), draft);
    }
    if (kind.isEmpty()) {
      return;
    }
    switch (kind.get()) {
      case DELAY ->
          draft.because(
              trip.one(LoadStarted.class)
                  .map(start ->
                      "The database is set to take "
                          + Figures.duration(start.delayNanos())
                          + " for every load.")
                  .orElse(""));
      case LOOKUP ->
          draft.because(
              trip.one(CacheFailed.class)
                  .filter(failed -> failed.fault() == CacheFault.TIMEOUT)
                  .map(failed -> "The cache's time-out had to pass first: " + failed.sentence())
                  .orElse(""));
      case BEFORE ->
          draft.because(
              "Whoever asked was late: it should have begun at "
                  + Figures.stamp(trip.intended())
                  + ". Latency counts from there, so that a stalled sender hides nothing.");
      case JOINED ->
          draft.because(
              trip.one(Joined.class)
                  .map(e ->
                      "Request %d was loading %s already: one load serves all who miss it meanwhile."
                          .formatted(e.leader(), e.key()))
                  .orElse("Somebody else had the right to load it, and it waited for that."));
      case LINE, QUERY, CHANGE, JSON, REST -> {}
    }
  }

  private void compared(Trip trip) {
    Percentiles hits = moment.metrics().lastMinute().hit();
    if (hits.count() == 0 || hits.p50() == 0 || trip.end().isEmpty() || trip.write()) {
      return;
    }
    double times = (double) trip.total(moment.at()) / hits.p50();
    draft.because(
        "That is %s the median hit of the last minute (%s)."
            .formatted(Figures.times(times), Figures.duration(hits.p50())));
  }

  private void stale(Trip trip) {
    Optional<Answered> stale =
        trip.one(Answered.class).filter(e -> e.freshness() == Freshness.STALE);
    if (stale.isEmpty()) {
      return;
    }
    Answered answer = stale.get();
    long before = trip.facts().getFirst().seq();
    history
        .newest(
            before,
            fact ->
                fact.event() instanceof RowWritten row
                    && row.userId() == answer.userId()
                    && row.version() > answer.version())
        .ifPresent(fact -> {
          RowWritten row = (RowWritten) fact.event();
          String how = row.behindTheCache() ? ", behind the cache's back" : "";
          draft.fact(
              fact, "user %d was committed as v%d%s".formatted(row.userId(), row.version(), how));
          draft.because(
              "It answered v%d, though v%d had been committed %s before it began%s."
                  .formatted(
                      answer.version(),
                      row.version(),
                      Figures.duration(trip.facts().getFirst().at() - fact.at()),
                      row.behindTheCache() ? ": nobody told the cache" : ""));
        });
    trip.one(Hit.class)
        .ifPresent(hit ->
            new Leaving(hit.key(), history, draft).life(Life.of(hit.key(), history, before)));
  }

  private static String pattern(PatternEvent fact) {
    return switch (fact) {
      case Joined e -> "waits for the load of request " + e.leader();
      case PatternEvent.LockAsked e ->
          e.taken() ? "took the lock of " + e.key() : "the lock of " + e.key() + " is another's";
      case PatternEvent.Unlocked e ->
          e.stillOurs() ? "gave the lock back" : "the lock had run out before it was given back";
      case PatternEvent.LeaseAsked e ->
          e.granted() ? "got the lease of " + e.key() : "the lease of " + e.key() + " is another's";
      case PatternEvent.FillRefused e -> "Redis refused v" + e.version() + " of " + e.key();
      case PatternEvent.Tombstoned e -> "left the mark of v" + e.version() + " in " + e.key();
      case PatternEvent.Extended e -> "the time of " + e.key() + " began anew";
      case PatternEvent.ServedStale e -> "answered v" + e.version() + " past its time";
      case PatternEvent.Rejected _ -> "was not allowed to load";
      case PatternEvent.NearHit e -> "found in the memory of instance " + e.instance();
      case PatternEvent.GenerationRaised e -> "the key's number is " + e.generation() + " now";
      case PatternEvent.TagDropped e -> "deleted all of " + e.key();
      case PatternEvent.RefreshBegan _,
          PatternEvent.RefreshEnded _,
          PatternEvent.NearStored _,
          PatternEvent.NearDropped _ ->
          "";
    };
  }

  /** A fact of the request itself. */
  private void link(LoggedEvent fact) {
    String words =
        switch (fact.event()) {
          case Requested e -> "request " + e.requestId() + " began";
          case Hit e -> "GET " + e.key() + " found v" + e.version();
          case LoadQueued e -> "in line for a connection, as number " + e.waiting();
          case LoadStarted e ->
              "got a connection"
                  + (e.waitedNanos() > 0 ? " after " + Figures.duration(e.waitedNanos()) : "")
                  + ", "
                  + Figures.count(e.busy())
                  + " busy";
          case Loaded e -> e.found() ? "the row was read, v" + e.version() : "there is no such row";
          case RowWritten e -> "committed as v" + e.version();
          case DatabaseFailed e -> e.sentence();
          case Filled e -> "stored " + e.key() + " in Redis";
          case Invalidated e -> "deleted " + e.key() + (e.existed() ? "" : ", which was not there");
          case CacheFailed e -> e.operation() + " " + e.key() + " failed: " + e.sentence();
          case PatternEvent e -> pattern(e);
          case WriteAccepted e -> "kept as v%d; the database gets it later".formatted(e.version());
          case MessageSent e -> "said that " + e.key() + " changed";
          case Answered _, WriteAnswered _ -> "answered";
          case Unanswered e -> "left unanswered: " + e.why();
          case GivenUp _ -> "nobody waits for it any more";
          default -> "";
        };
    About.key(fact.event()).ifPresent(draft::key);
    if (!words.isEmpty()) {
      draft.fact(fact, words);
    }
  }
}
