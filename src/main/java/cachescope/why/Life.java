package cachescope.why;

import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.LoggedEvent;
import cachescope.event.RedisEvent.ForeignWrite;
import cachescope.event.RedisEvent.KeySet;
import cachescope.event.RedisEvent.KeyTtlRead;
import java.util.Optional;

/**
 * One life of a key in Redis: from the set to the exit, as far as it is kept.
 *
 * @param set Redis's word for it
 * @param filled the service's word for it
 * @param ttl PTTL as it was read
 * @param lastHit our own last use
 * @param hits our own uses
 * @param exit how it left; empty while it is there
 * @param foreign the newest write of another client, inferred
 */
record Life(
    Optional<LoggedEvent> set,
    Optional<LoggedEvent> filled,
    Optional<LoggedEvent> ttl,
    Optional<LoggedEvent> lastHit,
    int hits,
    Optional<LoggedEvent> exit,
    Optional<LoggedEvent> foreign) {

  /** The newest life of a key at or before an event. */
  static Life of(String key, History history, long upTo) {
    Search search = new Search(key);
    for (long seq = Math.min(upTo, history.last()); seq >= history.first(); seq--) {
      if (search.meets(history.at(seq).orElseThrow())) {
        break;
      }
    }
    return search.found();
  }

  /** Whether anything at all is known of it. */
  boolean known() {
    return set.isPresent() || filled.isPresent() || exit.isPresent() || hits > 0;
  }

  /** How the service's SETEX began it; empty where nobody of us did, or it is not kept. */
  Optional<Filled> fill() {
    return filled.map(fact -> (Filled) fact.event());
  }

  /** Goes back in time until the life's beginning is passed. */
  private static final class Search {
    private final String key;
    private Optional<LoggedEvent> set = Optional.empty();
    private Optional<LoggedEvent> filled = Optional.empty();
    private Optional<LoggedEvent> ttl = Optional.empty();
    private Optional<LoggedEvent> lastHit = Optional.empty();
    private Optional<LoggedEvent> exit = Optional.empty();
    private Optional<LoggedEvent> foreign = Optional.empty();
    private int hits;

    Search(String key) {
      this.key = key;
    }

    /** Takes an earlier event in; answers whether the search is over. */
    boolean meets(LoggedEvent fact) {
      if (About.isExit(fact.event(), key)) {
        if (exit.isPresent() || begun()) {
          return true;
        }
        exit = Optional.of(fact);
        return false;
      }
      if (!About.key(fact.event()).equals(Optional.of(key))) {
        return set.isPresent() && apart(fact);
      }
      switch (fact.event()) {
        case Hit _ -> {
          if (set.isPresent()) {
            return true;
          }
          hits++;
          lastHit = lastHit.or(() -> Optional.of(fact));
        }
        case KeyTtlRead _ -> ttl = ttl.or(() -> Optional.of(fact));
        case ForeignWrite _ -> foreign = foreign.or(() -> Optional.of(fact));
        case Filled _ -> {
          if (filled.isPresent()) {
            return true;
          }
          filled = Optional.of(fact);
        }
        case KeySet _ -> {
          if (set.isPresent()) {
            return true;
          }
          set = Optional.of(fact);
        }
        default -> {}
      }
      return false;
    }

    private boolean begun() {
      return set.isPresent() || filled.isPresent() || hits > 0 || ttl.isPresent();
    }

    /** The service's word may come before Redis's, but not by much. */
    private boolean apart(LoggedEvent earlier) {
      return filled.isPresent() || set.orElseThrow().at() - earlier.at() > 250_000_000L;
    }

    Life found() {
      return new Life(set, filled, ttl, lastHit, hits, exit, foreign);
    }
  }
}
