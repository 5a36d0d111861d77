package cachescope.lesson;

import cachescope.event.CacheEvent;
import cachescope.event.DatabaseEvent;
import cachescope.event.LogView;
import cachescope.event.LoggedEvent;
import cachescope.event.Outcome;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.SessionEvent;
import cachescope.scenario.Numbers;
import cachescope.scenario.Tally;
import cachescope.stage.KeyCell;
import cachescope.stage.Stage;
import cachescope.stage.StageScene;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happened since a step began, and what is in Redis: folded from the log. Confined to one
 * thread.
 */
final class Watch {
  private final Stage stage = new Stage();
  private final Set<Long> writers = new HashSet<>();
  private final Set<Long> written = new HashSet<>();
  private Tally tally = new Tally("", writers);
  private List<Pattern> facts = List.of();
  private List<Pattern> never = List.of();
  private int told;
  private Optional<Pattern> broken = Optional.empty();
  private Optional<Outcome> last = Optional.empty();
  private String firstEvicted = "";
  private boolean gap;
  private long next;

  /** Begins with what the log still has, so that what is in Redis is known. */
  Watch(LogView log) {
    log.prelude().forEach(stage::apply);
    next = Math.max(1, log.firstSeq());
    fold(log);
  }

  /** A step begins: what was told before does not count any more. */
  void begin(Optional<Check> check, LogView log) {
    fold(log);
    facts = check.map(Check::facts).orElse(List.of());
    never = check.map(Check::never).orElse(List.of());
    told = 0;
    broken = Optional.empty();
    last = Optional.empty();
    firstEvicted = "";
    gap = false;
    tally = new Tally("", writers);
  }

  /** Folds what was told since the last time. */
  void fold(LogView log) {
    if (log.firstSeq() > next) {
      gap = true;
      next = log.firstSeq();
    }
    for (; next <= log.lastSeq(); next++) {
      log.at(next).ifPresent(this::apply);
    }
  }

  private void apply(LoggedEvent logged) {
    stage.apply(logged);
    tally.apply(logged);
    CacheEvent event = logged.event();
    if (told < facts.size() && facts.get(told).matches(event)) {
      told++;
    }
    if (broken.isEmpty()) {
      broken = never.stream().filter(each -> each.matches(event)).findFirst();
    }
    if (event instanceof RequestEvent.Answered answered) {
      last = Optional.of(answered.outcome());
    } else if (event instanceof RedisEvent.KeyEvicted evicted && firstEvicted.isEmpty()) {
      firstEvicted = evicted.key().substring(Math.max(0, evicted.key().indexOf("user:")));
    } else if (event instanceof DatabaseEvent.RowWritten row) {
      written.add(row.userId());
    } else if (event instanceof SessionEvent.EventsLeftOut) {
      gap = true;
    }
  }

  /** Whether a user's row was written since the oldest event that is known. */
  boolean rowWritten(long user) {
    return written.contains(user);
  }

  /** Whether events are missing, so that nothing can be said. */
  boolean gap() {
    return gap;
  }

  /** The first pattern that was not told yet. */
  Optional<Pattern> awaited() {
    return told < facts.size() ? Optional.of(facts.get(told)) : Optional.empty();
  }

  /** A fact that was not to be told, and was. */
  Optional<Pattern> broken() {
    return broken;
  }

  /** How the newest request of the step was answered. */
  Optional<Outcome> last() {
    return last;
  }

  /** The key that was evicted first in this step; empty text: none. */
  String firstEvicted() {
    return firstEvicted;
  }

  /** Of some keys the only one that is in Redis; empty text where it is not just one. */
  String present(List<String> keys, long now) {
    List<String> there =
        scene().cells().stream()
            .filter(cell -> !cell.overdueAt(now))
            .map(KeyCell::userId)
            .map(id -> "user:" + id)
            .filter(keys::contains)
            .toList();
    return there.size() == 1 ? there.getFirst() : "";
  }

  StageScene scene() {
    return stage.snapshot();
  }

  /** The numbers of the step so far. */
  Findings findings() {
    Numbers numbers = tally.numbers();
    Map<String, Double> values = new HashMap<>();
    numbers.list().forEach(each -> values.put(each.name(), each.value()));
    return new Findings(values, Map.of());
  }
}
