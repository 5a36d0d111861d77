package cachescope.why;

import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.DatabaseEvent.DatabaseFailed;
import cachescope.event.DatabaseEvent.Loaded;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.Figures;
import cachescope.event.LoggedEvent;
import cachescope.event.Outcome;
import cachescope.event.RedisEvent.Emptied;
import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.SessionEvent;
import cachescope.event.SessionEvent.FaultCaused;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.event.SessionEvent.SettingsChanged;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened in a second, and the request that is nearest to a point of the latency chart. */
final class SecondAnswer {
  private static final long SECOND = 1_000_000_000L;

  /** Threads tell their facts a little out of order. */
  private static final long DISORDER = 2 * SECOND;

  private static final int MOST_EXITS = 6;

  private final History history;
  private final Draft draft;

  SecondAnswer(History history, Draft draft) {
    this.history = history;
    this.draft = draft;
  }

  Explanation of(long from) {
    List<LoggedEvent> facts = between(from, from + SECOND);
    Map<Outcome, Integer> reads = new EnumMap<>(Outcome.class);
    int loads = 0;
    int writes = 0;
    int exits = 0;
    Optional<LoggedEvent> slowest = Optional.empty();
    for (LoggedEvent fact : facts) {
      if (fact.event() instanceof cachescope.event.CacheCallEvent call) {
        Outcome.decidedBy(call).ifPresent(outcome -> reads.merge(outcome, 1, Integer::sum));
      }
      switch (fact.event()) {
        case Loaded _ -> loads++;
        case RowWritten _ -> writes++;
        case Answered e -> {
          if (slowest
              .map(s -> ((Answered) s.event()).fromIntended() < e.fromIntended())
              .orElse(true)) {
            slowest = Optional.of(fact);
          }
        }
        default -> exits += exit(fact, exits) ? 1 : 0;
      }
      notable(fact);
    }
    slowest.ifPresent(this::slowest);
    draft.headline(headline(from, reads, loads, writes, exits));
    draft.because(MissCauses.of(history, from, from + SECOND).sentence());
    if (facts.isEmpty() && history.cut()) {
      draft.because(history.kept());
    }
    return draft.done();
  }

  private void slowest(LoggedEvent fact) {
    Answered answer = (Answered) fact.event();
    draft.fact(
        fact,
        "the slowest read answered then: request %d, user %d, %s"
            .formatted(
                answer.requestId(), answer.userId(), Figures.duration(answer.fromIntended())));
    draft.request(answer.requestId());
  }

  private static String headline(
      long from, Map<Outcome, Integer> reads, int loads, int writes, int exits) {
    List<String> words = new ArrayList<>();
    add(words, reads.getOrDefault(Outcome.HIT, 0), "hit", "hits");
    add(words, reads.getOrDefault(Outcome.MISS, 0), "miss", "misses");
    add(
        words,
        reads.getOrDefault(Outcome.BYPASS, 0),
        "read past the cache",
        "reads past the cache");
    add(words, reads.getOrDefault(Outcome.CACHE_ERROR, 0), "cache error", "cache errors");
    add(words, loads, "load finished", "loads finished");
    add(words, writes, "write", "writes");
    add(words, exits, "key left", "keys left");
    String what = words.isEmpty() ? "nothing happened" : String.join(", ", words);
    return "In the second from " + Figures.stamp(from) + ": " + what + ".";
  }

  private static void add(List<String> words, int n, String one, String many) {
    if (n > 0) {
      words.add(Figures.count(n) + " " + (n == 1 ? one : many));
    }
  }

  /** A key's exit; the first few are facts of the chain. */
  private boolean exit(LoggedEvent fact, int sofar) {
    String words =
        switch (fact.event()) {
          case KeyEvicted e -> e.key() + " was evicted";
          case KeyExpired e -> e.key() + " expired";
          case KeyDeleted e -> e.key() + " was deleted";
          default -> "";
        };
    if (!words.isEmpty() && sofar < MOST_EXITS) {
      draft.fact(fact, words);
      About.key(fact.event()).ifPresent(draft::key);
    }
    return !words.isEmpty();
  }

  private void notable(LoggedEvent fact) {
    switch (fact.event()) {
      case SettingsChanged _ -> draft.fact(fact, Changes.words(history, fact));
      case FaultCaused e -> draft.fact(fact, "a person did this to Redis: " + e.fault());
      case RedisChanged e -> draft.fact(fact, e.status().sentence());
      case BreakerChanged e -> draft.fact(fact, "circuit breaker " + e.to() + ": " + e.why());
      case Emptied e -> draft.fact(fact, "Redis was emptied: " + e.how());
      case CacheFailed e -> draft.fact(fact, e.operation() + " failed: " + e.sentence());
      case DatabaseFailed e -> draft.fact(fact, e.sentence());
      case SessionEvent.RunStarted e -> draft.fact(fact, "workload " + e.run() + " began");
      case SessionEvent.RunEnded e -> draft.fact(fact, "workload " + e.run() + " ended");
      default -> {}
    }
  }

  private List<LoggedEvent> between(long from, long to) {
    ArrayDeque<LoggedEvent> found = new ArrayDeque<>();
    for (long seq = history.last(); seq >= history.first(); seq--) {
      LoggedEvent fact = history.at(seq).orElseThrow();
      if (fact.at() < from - DISORDER) {
        break;
      }
      if (fact.at() >= from && fact.at() < to) {
        found.addFirst(fact);
      }
    }
    return List.copyOf(found);
  }

  /**
   * The request whose answer is nearest to a point: a quarter of a second counts as much as a tenth
   * of a decade.
   */
  Optional<Long> nearest(long at, long nanos) {
    Optional<Long> best = Optional.empty();
    double least = Double.MAX_VALUE;
    for (LoggedEvent fact : between(at - 60 * SECOND, at + 60 * SECOND)) {
      if (fact.event() instanceof Answered answer) {
        double apart = (fact.at() - at) / 250e6;
        double longer = 10 * Math.log10((double) Math.max(1, answer.fromIntended()) / nanos);
        double distance = Math.hypot(apart, longer);
        if (distance < least) {
          least = distance;
          best = Optional.of(answer.requestId());
        }
      }
    }
    return best;
  }
}
