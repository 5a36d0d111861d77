package cachescope.why;

import cachescope.event.CacheCallEvent.Bypassed;
import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.CacheCallEvent.Hit;
import cachescope.event.CacheCallEvent.Missed;
import cachescope.event.CacheEvent;
import cachescope.event.CacheOperation;
import cachescope.event.LoggedEvent;
import cachescope.event.RequestEvent;
import cachescope.event.RequestEvent.Answered;
import cachescope.event.RequestEvent.GivenUp;
import cachescope.event.RequestEvent.Requested;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.RequestEvent.WriteAnswered;
import cachescope.event.RequestKind;
import cachescope.event.Timing;
import java.util.List;
import java.util.Optional;

/**
 * A request's way, from its own facts.
 *
 * @param facts about it, in their order; not empty
 */
record Trip(List<LoggedEvent> facts) {
  <T extends CacheEvent> Optional<T> one(Class<T> type) {
    return fact(type).map(fact -> type.cast(fact.event()));
  }

  <T extends CacheEvent> Optional<LoggedEvent> fact(Class<T> type) {
    return facts.stream().filter(fact -> type.isInstance(fact.event())).findFirst();
  }

  /** The call that decided whether the cache answered: found, not found, not asked, failed. */
  Optional<LoggedEvent> lookup() {
    return facts.stream()
        .filter(fact ->
            switch (fact.event()) {
              case Hit _, Missed _, Bypassed _ -> true;
              case CacheFailed failed -> failed.operation() == CacheOperation.GET;
              default -> false;
            })
        .findFirst();
  }

  /** How it ended; empty while it is on its way. */
  Optional<LoggedEvent> end() {
    LoggedEvent last = facts.getLast();
    boolean over = last.event() instanceof RequestEvent && !(last.event() instanceof Requested);
    return over ? Optional.of(last) : Optional.empty();
  }

  boolean write() {
    return facts.stream()
        .map(LoggedEvent::event)
        .anyMatch(event ->
            switch (event) {
              case Requested e -> e.kind() == RequestKind.WRITE;
              case WriteAnswered _ -> true;
              case Unanswered e -> e.kind() == RequestKind.WRITE;
              case GivenUp e -> e.kind() == RequestKind.WRITE;
              default -> false;
            });
  }

  /** Such as {@code GET /users/17}. */
  String path(long userId) {
    return (write() ? "PUT" : "GET") + " /users/" + userId;
  }

  /** When it should have begun, session nanoseconds. */
  long intended() {
    return one(Requested.class)
        .map(Requested::intendedAt)
        .orElseGet(() -> facts.getFirst().at() - total(facts.getFirst().at()));
  }

  Timing timing() {
    return one(Answered.class)
        .map(Answered::timing)
        .or(() -> one(WriteAnswered.class).map(WriteAnswered::timing))
        .orElse(Timing.NONE);
  }

  /** Nanoseconds before the service began to work on it. */
  long before() {
    return one(Answered.class)
        .map(e -> e.fromIntended() - e.elapsed())
        .or(() -> one(WriteAnswered.class).map(e -> e.fromIntended() - e.elapsed()))
        .or(() -> fact(Requested.class).map(fact -> fact.at() - intended()))
        .orElse(0L);
  }

  /** Nanoseconds from when it should have begun to its end; or, on its way, to {@code now}. */
  long total(long now) {
    return end()
        .map(fact ->
            switch (fact.event()) {
              case Answered e -> e.fromIntended();
              case WriteAnswered e -> e.fromIntended();
              case Unanswered e -> before() + e.elapsed();
              case GivenUp e -> before() + e.elapsed();
              default -> 0L;
            })
        .orElseGet(() -> one(Requested.class).map(e -> now - e.intendedAt()).orElse(0L));
  }
}
