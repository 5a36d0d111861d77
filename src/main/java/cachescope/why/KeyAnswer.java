package cachescope.why;

import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.Figures;
import cachescope.event.LoggedEvent;
import cachescope.stage.KeyCell;
import cachescope.stage.KeyExit;
import cachescope.stage.KeyStanding;
import java.util.Optional;

/** What became of a key, and how one of its lives ended. */
final class KeyAnswer {
  private final Moment moment;
  private final History history;
  private final Draft draft;

  KeyAnswer(Moment moment, History history, Draft draft) {
    this.moment = moment;
    this.history = history;
    this.draft = draft;
  }

  /** Its life so far, and what will probably become of it. */
  Explanation life(String key) {
    Life life = Life.of(key, history, history.last());
    Leaving leaving = new Leaving(key, history, draft);
    leaving.life(life);
    Optional<KeyCell> cell = moment.stage().key(key);
    if (cell.isEmpty()) {
      leaving.exit(life);
      draft.headline(gone(key, life));
      kept(life);
      return draft.done();
    }
    draft.headline(there(cell.get()));
    life.fill().ifPresent(fill -> draft.request(fill.requestId()));
    Optional<KeyStanding> standing = moment.stage().standing(key, moment.at());
    String policy = Victims.policy(moment);
    standing.ifPresent(s -> draft.because(Leaving.rank(s, policy)));
    moment
        .stage()
        .likelyVictim(moment.at())
        .filter(victim -> victim.key().equals(key))
        .ifPresent(_ -> draft.because("It is the one that will probably leave next."));
    before(key, life);
    kept(life);
    return draft.done();
  }

  /** How it left. */
  Explanation exit(String key, long at) {
    Optional<LoggedEvent> exit = nearest(key, at);
    if (exit.isEmpty()) {
      draft.headline("How " + key + " left is not kept.").key(key);
      return draft.because(history.cut() ? history.kept() : "").done();
    }
    Life life = Life.of(key, history, exit.get().seq());
    Leaving leaving = new Leaving(key, history, draft);
    leaving.life(life);
    leaving.exit(life);
    draft.headline(gone(key, life));
    kept(life);
    return draft.done();
  }

  private Optional<LoggedEvent> nearest(String key, long at) {
    Optional<LoggedEvent> best = Optional.empty();
    for (long seq = history.last(); seq >= history.first(); seq--) {
      LoggedEvent fact = history.at(seq).orElseThrow();
      if (About.isExit(fact.event(), key)
          && best.map(b -> Math.abs(b.at() - at) > Math.abs(fact.at() - at)).orElse(true)) {
        best = Optional.of(fact);
      }
    }
    return best;
  }

  private void kept(Life life) {
    if (history.cut() && life.set().isEmpty() && life.filled().isEmpty()) {
      draft.because(history.kept());
    }
  }

  private void before(String key, Life life) {
    life.set()
        .or(life::filled)
        .map(fact -> Life.of(key, history, fact.seq() - 1))
        .flatMap(Life::exit)
        .ifPresent(fact -> draft.fact(fact, "it had left before"));
  }

  private String there(KeyCell cell) {
    String set = Figures.span(moment.at() - cell.setAt());
    long left = cell.leftAt(moment.at());
    String time =
        cell.overdueAt(moment.at())
            ? "its time is over, but Redis has not removed it"
            : left == KeyCell.NEVER
                ? "without a time to live"
                : left == KeyCell.UNREAD
                    ? "its time to live is not read yet"
                    : Figures.span(left) + " left of " + Figures.span(cell.ttlNanos());
    String stale =
        cell.stale()
            ? "; it is old: cache v%d, database v%d"
                .formatted(cell.version(), cell.databaseVersion())
            : "";
    return "%s is in Redis: set %s ago, %s, %s since%s."
        .formatted(cell.key(), set, time, Figures.count(cell.uses(), "hit"), stale);
  }

  private String gone(String key, Life life) {
    if (life.exit().isEmpty()) {
      return key
          + " is not in Redis"
          + (life.known() ? "." : ": nobody stored it, as far as is kept.");
    }
    LoggedEvent exit = life.exit().get();
    String lived =
        life.filled()
            .map(fact -> ", " + Figures.span(exit.at() - fact.at()) + " after " + storedBy(fact))
            .orElse("");
    String ago = Figures.span(moment.at() - exit.at()) + " ago";
    String reason =
        moment.stage().snapshot().exits().stream()
            .filter(known -> known.key().equals(key) && known.at() == exit.at())
            .findFirst()
            .map(KeyExit::reason)
            .map(KeyAnswer::words)
            .orElseGet(() -> words(exit));
    return "%s %s %s%s.".formatted(key, reason, ago, lived);
  }

  private static String storedBy(LoggedEvent fact) {
    return "request " + ((Filled) fact.event()).requestId() + " had stored it";
  }

  private static String words(KeyExit.Reason reason) {
    return switch (reason) {
      case EVICTED -> "was evicted for want of memory";
      case EXPIRED -> "expired";
      case INVALIDATED -> "was deleted after a write";
      case DELETED -> "was deleted";
      case EMPTIED -> "went when Redis was emptied";
      case UNSEEN -> "left while notifications could not be seen";
    };
  }

  private static String words(LoggedEvent exit) {
    return words(
        switch (exit.event()) {
          case cachescope.event.RedisEvent.KeyEvicted _ -> KeyExit.Reason.EVICTED;
          case cachescope.event.RedisEvent.KeyExpired _ -> KeyExit.Reason.EXPIRED;
          case cachescope.event.RedisEvent.KeyDeleted _ -> KeyExit.Reason.DELETED;
          case cachescope.event.RedisEvent.Emptied _ -> KeyExit.Reason.EMPTIED;
          default -> KeyExit.Reason.UNSEEN;
        });
  }
}
