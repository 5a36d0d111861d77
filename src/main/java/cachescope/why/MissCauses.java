package cachescope.why;

import cachescope.event.CacheCallEvent.Filled;
import cachescope.event.CacheCallEvent.Invalidated;
import cachescope.event.CacheCallEvent.MissCause;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.Figures;
import cachescope.event.LoggedEvent;
import cachescope.event.RedisEvent.Emptied;
import cachescope.event.RedisEvent.KeyDeleted;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RequestEvent.Answered;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Why the misses of a stretch of time were misses, each by how its key had left. */
final class MissCauses {
  /** How a key came not to be there. */
  enum Cause {
    FIRST("first reads of their key"),
    EXPIRED("expired before"),
    EVICTED("evicted before"),
    DELETED("deleted before, after a write or by somebody else"),
    EMPTIED("lost when Redis was emptied"),
    UNKNOWN_USER("users that nobody has"),
    UNUSABLE("values that could not be used"),
    LOADING("asked for again before the first load was stored"),
    NOT_KEPT("of keys whose past is not kept");

    private final String words;

    Cause(String words) {
      this.words = words;
    }
  }

  private record Known(Cause left, long at) {}

  private final Map<Cause, Integer> counts = new EnumMap<>(Cause.class);
  private int misses;

  private MissCauses() {}

  /** Of the misses from {@code from} to before {@code to}, session nanoseconds. */
  static MissCauses of(History history, long from, long to) {
    MissCauses causes = new MissCauses();
    Map<String, Known> known = new HashMap<>();
    Map<Long, Cause> open = new HashMap<>();
    for (LoggedEvent fact : history.between(history.first(), history.last())) {
      switch (fact.event()) {
        case Filled e -> known.put(e.key(), filled(fact.at(), e));
        case KeyExpired e -> known.put(e.key(), new Known(Cause.EXPIRED, fact.at()));
        case KeyEvicted e -> known.put(e.key(), new Known(Cause.EVICTED, fact.at()));
        case KeyDeleted e -> known.put(e.key(), new Known(Cause.DELETED, fact.at()));
        case Invalidated e -> known.put(e.key(), new Known(Cause.DELETED, fact.at()));
        case Emptied _ -> known.replaceAll((key, k) -> new Known(Cause.EMPTIED, fact.at()));
        case Missed e -> {
          if (fact.at() >= from && fact.at() < to) {
            Cause cause = cause(e, fact.at(), known, history.cut());
            open.put(e.requestId(), cause);
            causes.add(cause, 1);
          }
          known.putIfAbsent(e.key(), new Known(Cause.LOADING, fact.at()));
        }
        case Answered e -> {
          Cause cause = open.remove(e.requestId());
          if (cause != null && !e.found()) {
            causes.add(cause, -1);
            causes.add(Cause.UNKNOWN_USER, 1);
          }
        }
        default -> {}
      }
    }
    return causes;
  }

  /** From when its time will be over, it will have expired. */
  private static Known filled(long at, Filled fill) {
    return new Known(Cause.EXPIRED, at + fill.ttlMillis() * 1_000_000L);
  }

  private static Cause cause(Missed missed, long at, Map<String, Known> known, boolean cut) {
    if (missed.cause() != MissCause.ABSENT) {
      return Cause.UNUSABLE;
    }
    Known last = known.get(missed.key());
    if (last == null) {
      return cut ? Cause.NOT_KEPT : Cause.FIRST;
    }
    return last.left() == Cause.EXPIRED && at < last.at() ? Cause.DELETED : last.left();
  }

  private void add(Cause cause, int n) {
    counts.merge(cause, n, Integer::sum);
    misses += n;
  }

  int of(Cause cause) {
    return counts.getOrDefault(cause, 0);
  }

  /** In a sentence, the most frequent cause first; empty where there was no miss. */
  String sentence() {
    if (misses == 0) {
      return "";
    }
    String causes =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .sorted(Map.Entry.<Cause, Integer>comparingByValue().reversed())
            .map(entry -> Figures.count(entry.getValue()) + " " + entry.getKey().words)
            .collect(Collectors.joining(", "));
    return "Of "
        + (misses == 1 ? "one miss" : Figures.count(misses) + " misses")
        + ": "
        + causes
        + ".";
  }
}
