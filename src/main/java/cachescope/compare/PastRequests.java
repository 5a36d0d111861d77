package cachescope.compare;

import cachescope.event.ArmFigures;
import cachescope.event.CacheEvent;
import cachescope.event.DatabaseEvent.RowWritten;
import cachescope.event.Freshness;
import cachescope.event.LogView;
import cachescope.event.LoggedEvent;
import cachescope.event.Outcome;
import cachescope.event.RedisEvent.KeyEvicted;
import cachescope.event.RedisEvent.KeyExpired;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.GivenUp;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.RequestEvent.WriteAnswered;
import cachescope.event.RequestKind;
import cachescope.event.RunFigures;
import cachescope.event.SessionEvent.EventsLeftOut;
import cachescope.event.SessionEvent.FaultCaused;
import cachescope.event.SessionEvent.RedisChanged;
import cachescope.event.SessionEvent.SettingsChanged;
import cachescope.workload.Schedule.Due;
import cachescope.workload.Schedule.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked in a past stretch of a log, and what it cost then. The stretch ends early where
 * something happened that asking again would not repeat.
 */
public final class PastRequests {
  /** At most so many requests. */
  public static final int MOST = 50_000;

  private final long from;
  private final long planned;
  private final List<Due> schedule = new ArrayList<>();
  private final Set<Long> pending = new HashSet<>();
  private final List<Long> latencies = new ArrayList<>();
  private Optional<String> cut = Optional.empty();
  private boolean collecting = true;
  private long to;
  private long highestUser;
  private long answered;
  private long errors;
  private long hits;
  private long loads;
  private long stale;
  private long evicted;
  private long expired;

  private PastRequests(long from, Duration span) {
    this.from = from;
    this.planned = from + span.toNanos();
    this.to = from;
  }

  /**
   * Reads them.
   *
   * @param after the last event before the stretch
   * @param from its moment, session nanoseconds
   * @param span longest length of the stretch
   */
  public static PastRequests of(LogView log, long after, long from, Duration span) {
    PastRequests past = new PastRequests(from, span);
    long seq = Math.max(after + 1, log.firstSeq());
    while (seq <= log.lastSeq() && (past.collecting || !past.pending.isEmpty())) {
      log.at(seq++).ifPresent(past::read);
    }
    return past;
  }

  private void read(LoggedEvent logged) {
    if (collecting) {
      collect(logged);
    }
    answer(logged.event());
  }

  private void collect(LoggedEvent logged) {
    Optional<String> end = end(logged);
    if (end.isPresent() || logged.at() > planned) {
      collecting = false;
      cut = end;
      return;
    }
    to = Math.max(to, logged.at());
    switch (logged.event()) {
      case Requested request -> {
        boolean write = request.kind() == RequestKind.WRITE;
        add(request.userId(), write ? Kind.WRITE : Kind.READ, request.intendedAt());
        pending.add(request.requestId());
      }
      case RowWritten row when row.behindTheCache() ->
          add(row.userId(), Kind.BEHIND_THE_CACHE, logged.at());
      case KeyEvicted _ -> evicted++;
      case KeyExpired _ -> expired++;
      default -> {}
    }
  }

  private void add(long userId, Kind kind, long at) {
    schedule.add(new Due(userId, kind, Math.max(0, at - from)));
  }

  /** Why the stretch ends before this event; empty where it does not. */
  private Optional<String> end(LoggedEvent logged) {
    return switch (logged.event()) {
      case SettingsChanged _ -> Optional.of("a setting was changed there");
      case RedisChanged changed when changed.status().port() != 0 && !schedule.isEmpty() ->
          Optional.of("the state of Redis changed there");
      case FaultCaused _ -> Optional.of("Redis was broken or mended there");
      case EventsLeftOut _ -> Optional.of("more happened there than the log could take");
      default ->
          schedule.size() < MOST
              ? Optional.empty()
              : Optional.of(MOST + " requests are asked again at most");
    };
  }

  private void answer(CacheEvent event) {
    switch (event) {
      case Answered answer when pending.remove(answer.requestId()) -> {
        answered++;
        boolean hit = answer.outcome() == Outcome.HIT;
        hits += hit ? 1 : 0;
        loads += hit ? 0 : 1;
        stale += answer.freshness() == Freshness.STALE ? 1 : 0;
        latencies.add(Math.max(1, answer.fromIntended()));
        exists(answer.userId(), answer.found());
      }
      case WriteAnswered answer when pending.remove(answer.requestId()) -> {
        answered++;
        exists(answer.userId(), answer.found());
      }
      case Unanswered lost when pending.remove(lost.requestId()) -> errors++;
      case GivenUp lost when pending.remove(lost.requestId()) -> errors++;
      default -> {}
    }
  }

  private void exists(long userId, boolean found) {
    if (found) {
      highestUser = Math.max(highestUser, userId);
    }
  }

  /** The requests, by their time. */
  public List<Due> schedule() {
    List<Due> sorted = new ArrayList<>(schedule);
    sorted.sort(Comparator.comparingLong(Due::after));
    return sorted;
  }

  /** Where the stretch ends, session nanoseconds. */
  public long to() {
    return to;
  }

  /** The highest user that was found to exist; 0 where none was. */
  public long highestUser() {
    return highestUser;
  }

  /**
   * Why it ends earlier than was asked for, to be put behind "because"; empty where it does not.
   */
  public Optional<String> cut() {
    return cut;
  }

  /** What it cost then. */
  public RunFigures happened() {
    long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    ArmFigures figures = Rank.figures(sorted, answered, errors, hits, loads);
    return new RunFigures(figures, stale, evicted, expired);
  }
}
