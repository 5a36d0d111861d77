package cachescope.session;

import cachescope.event.LogView;
import cachescope.event.LoggedEvent;
import cachescope.event.RedisEvent;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Looks for events in a view of the log, one way or the other. */
final class Steps {
  private final LogView view;

  Steps(LogView view) {
    this.view = view;
  }

  /** Number of the first event after {@code seq} that passes. */
  OptionalLong after(long seq, Predicate<LoggedEvent> wanted) {
    for (long s = Math.max(seq + 1, view.firstSeq()); s <= view.lastSeq(); s++) {
      if (wanted.test(view.at(s).orElseThrow())) {
        return OptionalLong.of(s);
      }
    }
    return OptionalLong.empty();
  }

  /** Number of the last event up to {@code seq}, and after {@code oldest}, that passes. */
  OptionalLong upTo(long seq, long oldest, Predicate<LoggedEvent> wanted) {
    long stop = Math.max(oldest + 1, view.firstSeq());
    for (long s = Math.min(seq, view.lastSeq()); s >= stop; s--) {
      if (wanted.test(view.at(s).orElseThrow())) {
        return OptionalLong.of(s);
      }
    }
    return OptionalLong.empty();
  }

  /** Whether a step stops at it: readings, which would drown the rest, are passed over. */
  static boolean says(LoggedEvent event) {
    return !(event.event() instanceof RedisEvent.ServerRead
        || event.event() instanceof RedisEvent.KeyTtlRead
        || event.event() instanceof RedisEvent.KeyExpirySet
        || event.event() instanceof RedisEvent.KeyUseRead
        || event.event() instanceof RedisEvent.TopologyRead);
  }
}
