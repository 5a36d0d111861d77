package cachescope.why;

import cachescope.event.BreakerState;
import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.CacheCallEvent.BypassReason;
import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.DeleteOwed;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheFault;
import cachescope.event.Figures;
import cachescope.event.Freshness;
import cachescope.event.LoggedEvent;
import cachescope.event.Outcome;
import cachescope.event.RedisStatus.State;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.SessionEvent.FaultCaused;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.event.Timing;
import cachescope.stage.Stage;
import cachescope.stage.Verdict;
import java.util.Optional;
import java.util.OptionalLong;

/** Why a read was not a hit: the sentence, and the facts that led to it. */
final class Misses {
  private final Moment moment;
  private final History history;
  private final Draft draft;

  Misses(Moment moment, History history, Draft draft) {
    this.moment = moment;
    this.history = history;
    this.draft = draft;
  }

  void explain(Trip trip, LoggedEvent lookup) {
    switch (lookup.event()) {
      case Missed missed -> missed(trip, lookup, missed);
      case Bypassed bypassed -> {
        draft.because(sentence(trip));
        bypassed(lookup, bypassed);
      }
      case CacheFailed failed -> {
        draft.because(sentence(trip));
        draft.fact(lookup, "GET " + failed.key() + " failed");
        outage(lookup);
      }
      default -> {}
    }
  }

  private void missed(Trip trip, LoggedEvent lookup, Missed missed) {
    String key = missed.key();
    Life life = Life.of(key, history, lookup.seq() - 1);
    Leaving leaving = new Leaving(key, history, draft);
    draft.fact(lookup, "GET " + key + " found nothing that could be used");
    if (missed.cause() == MissCause.ABSENT && !life.known() && history.cut()) {
      draft.because(key + " was not in Redis. " + history.kept());
      return;
    }
    draft.because(sentence(trip));
    leaving.life(life);
    if (missed.cause() != MissCause.ABSENT) {
      return;
    }
    if (life.exit().isPresent()) {
      leaving.exit(life);
    } else if (life.known()) {
      // Removed by this very read: Redis says so only after it.
      Life now = Life.of(key, history, trip.end().map(LoggedEvent::seq).orElse(history.last()));
      history
          .next(
              lookup.seq() + 1,
              2_000,
              fact -> About.isExit(fact.event(), key) && fact.at() <= lookup.at() + 250_000_000L)
          .ifPresent(exit ->
              leaving.exit(
                  new Life(
                      life.set(),
                      life.filled(),
                      life.ttl(),
                      life.lastHit(),
                      life.hits(),
                      Optional.of(exit),
                      now.foreign())));
    }
  }

  /** The sentence that the stage would have told of this request. */
  private String sentence(Trip trip) {
    Requested asked = trip.one(Requested.class).orElse(null);
    if (asked == null) {
      return "";
    }
    long id = asked.requestId();
    Optional<String> told =
        moment.stage().snapshot().verdict().filter(v -> v.requestId() == id).map(Verdict::why);
    return told.orElseGet(() -> {
      long end = trip.end().map(LoggedEvent::seq).orElse(trip.facts().getLast().seq());
      Stage stage = Pasts.stage(history, end, OptionalLong.of(id));
      if (trip.end().isEmpty()) {
        stage.apply(answeredNow(asked, end));
      }
      return stage.snapshot().verdict().map(Verdict::why).orElse("");
    });
  }

  /** As if a request that is on its way were answered: its reason is known already. */
  private LoggedEvent answeredNow(Requested asked, long seq) {
    return new LoggedEvent(
        seq + 1,
        moment.at(),
        0,
        0,
        new Answered(
            asked.requestId(),
            asked.userId(),
            Outcome.MISS,
            true,
            0,
            Freshness.UNKNOWN,
            0,
            0,
            Timing.NONE,
            ""));
  }

  private void bypassed(LoggedEvent lookup, Bypassed bypassed) {
    draft.fact(lookup, "the cache was not asked for " + bypassed.key());
    switch (bypassed.reason()) {
      case CACHE_OFF -> switchedOff(lookup);
      case ACCOUNT_VIEW ->
          draft.because("The account view always reads the database, never the cache.");
      case FILTERED ->
          draft.because(
              "The Bloom filter of all ids says that nobody has this one, and it never"
                  + " denies an id that was added.");
      case BREAKER_OPEN -> outage(lookup);
      case PASSWORD_REFUSED ->
          history
              .newest(
                  lookup.seq(),
                  fact -> fact.event() instanceof CacheFailed f && aboutPassword(f.fault()))
              .ifPresent(fact -> draft.fact(fact, "Redis refused our password"));
      case DELETE_OWED ->
          history
              .newest(
                  lookup.seq(),
                  fact ->
                      fact.event() instanceof DeleteOwed owed && owed.key().equals(bypassed.key()))
              .ifPresent(fact -> {
                DeleteOwed owed = (DeleteOwed) fact.event();
                draft.fact(
                    fact,
                    "request %d had written, but its DEL is owed: %s"
                        .formatted(owed.requestId(), owed.why()));
                draft.request(owed.requestId());
              });
    }
  }

  private static boolean aboutPassword(CacheFault fault) {
    return fault == CacheFault.PASSWORD_REFUSED || fault == CacheFault.PASSWORD_WANTED;
  }

  private void switchedOff(LoggedEvent lookup) {
    Optional<LoggedEvent> off = Optional.empty();
    for (long seq = lookup.seq(); seq >= history.first(); seq--) {
      LoggedEvent fact = history.at(seq).orElseThrow();
      if (fact.event() instanceof SettingsChanged changed) {
        if (changed.settings().cacheOn()) {
          break;
        }
        off = Optional.of(fact);
      }
    }
    off.ifPresent(fact -> draft.fact(fact, "the cache was switched off here"));
  }

  /** What is known of why Redis does not answer: the breaker, the failures, the server's state. */
  private void outage(LoggedEvent lookup) {
    long opened =
        history
            .newest(
                lookup.seq(),
                fact ->
                    fact.event() instanceof BreakerChanged c
                        && c.to() == BreakerState.OPEN
                        && c.from() == BreakerState.CLOSED)
            .map(fact -> {
              draft.fact(
                  fact, "the circuit breaker opened: " + ((BreakerChanged) fact.event()).why());
              return fact.seq();
            })
            .orElse(lookup.seq());
    long from = opened;
    for (int i = 0; i < 3; i++) {
      Optional<LoggedEvent> failure =
          history.newest(from - 1, fact -> fact.event() instanceof CacheFailed);
      if (failure.isEmpty() || lookup.at() - failure.get().at() > 600_000_000_000L) {
        break;
      }
      CacheFailed failed = (CacheFailed) failure.get().event();
      draft.fact(
          failure.get(),
          "%s %s failed after %s: %s"
              .formatted(
                  failed.operation(),
                  failed.key(),
                  Figures.duration(failed.nanos()),
                  failed.sentence()));
      from = failure.get().seq();
    }
    history
        .newest(
            lookup.seq(),
            fact ->
                fact.event() instanceof RedisChanged changed
                    && (changed.status().state() == State.DOWN
                        || changed.status().state() == State.HUNG))
        .ifPresent(fact -> draft.fact(fact, ((RedisChanged) fact.event()).status().sentence()));
    history
        .newest(lookup.seq(), fact -> fact.event() instanceof FaultCaused)
        .ifPresent(fact -> draft.fact(fact, "a person did this to Redis: " + did(fact)));
    Optional<LoggedEvent> refused =
        history.newest(
            lookup.seq(),
            fact -> fact.event() instanceof Bypassed b && b.reason() == BypassReason.BREAKER_OPEN);
    refused
        .filter(fact -> fact.seq() != lookup.seq() && fact.seq() > opened)
        .ifPresent(_ -> draft.because("Others were passed by as well, so that none has to wait."));
  }

  private static String did(LoggedEvent fact) {
    return switch (((FaultCaused) fact.event()).fault()) {
      case KILLED -> "killed it";
      case HUNG -> "stopped it in its tracks";
      case RESUMED -> "let it go on";
      case RESTARTED -> "started it again";
      case SERVICE_CRASHED -> "dropped the service's memory";
      case VALUE_CORRUPTED -> "overwrote a value";
      case MEMORY_FILLED -> "filled its memory";
      case BLOCKED -> "sent it a slow command";
      case MISCONFIGURED -> "gave its configuration wrong";
      case UNSECURED -> "took its password off";
      case POISONED -> "tried to poison a value";
    };
  }
}
