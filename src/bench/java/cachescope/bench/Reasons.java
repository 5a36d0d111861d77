package cachescope.bench;

import cachescope.event.CacheCallEvent.CacheFailed;
import cachescope.event.DatabaseEvent.DatabaseFailed;
import cachescope.event.LoggedEvent;
import cachescope.event.RequestEvent.Unanswered;
import java.util.ArrayList;
import java.util.List;

/** Looks for a reason of every error in a recording: something that was done on purpose. */
final class Reasons {
  private static final int TOLD = 10;

  private final List<Breakage.Span> spans;
  private final List<String> unexplained = new ArrayList<>();
  private long unanswered;
  private long cacheFailed;
  private long databaseFailed;
  private long without;

  Reasons(List<Breakage.Span> spans) {
    this.spans = spans;
  }

  void look(LoggedEvent event) {
    switch (event.event()) {
      case Unanswered lost -> {
        unanswered++;
        error(event, lost.elapsed());
      }
      case CacheFailed failed -> {
        cacheFailed++;
        error(event, failed.nanos());
      }
      case DatabaseFailed _ -> {
        databaseFailed++;
        error(event, 0);
      }
      default -> {}
    }
  }

  private void error(LoggedEvent event, long nanos) {
    long from = event.at() - nanos;
    if (spans.stream().noneMatch(span -> from <= span.to() && event.at() >= span.from())) {
      without++;
      if (unexplained.size() < TOLD) {
        unexplained.add(event.toString());
      }
    }
  }

  long without() {
    return without;
  }

  long unanswered() {
    return unanswered;
  }

  long cacheFailed() {
    return cacheFailed;
  }

  long databaseFailed() {
    return databaseFailed;
  }

  /** The first few that have none. */
  List<String> unexplained() {
    return List.copyOf(unexplained);
  }
}
