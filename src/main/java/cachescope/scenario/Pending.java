package cachescope.scenario;

import cachescope.event.CacheEvent;
import cachescope.event.LoggedEvent;
import cachescope.event.PatternEvent;
import cachescope.event.RequestEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is under way, and how often each fact was told. Confined to one thread. */
final class Pending {
  private final Set<Long> underWay = new HashSet<>();
  private final Map<String, Integer> told = new HashMap<>();
  private long begun;

  void apply(LoggedEvent logged) {
    CacheEvent event = logged.event();
    told.merge(event.getClass().getSimpleName(), 1, Integer::sum);
    if (event instanceof RequestEvent request) {
      apply(request);
    } else if (event instanceof PatternEvent.RefreshBegan refresh) {
      underWay.add(refresh.requestId());
    } else if (event instanceof PatternEvent.RefreshEnded refresh) {
      underWay.remove(refresh.requestId());
    }
  }

  private void apply(RequestEvent event) {
    switch (event) {
      case RequestEvent.Requested e -> {
        begun++;
        underWay.add(e.requestId());
      }
      case RequestEvent.Answered e -> underWay.remove(e.requestId());
      case RequestEvent.WriteAnswered e -> underWay.remove(e.requestId());
      case RequestEvent.Unanswered e -> underWay.remove(e.requestId());
      case RequestEvent.GivenUp e -> underWay.remove(e.requestId());
    }
  }

  /** How often a fact of that type was told since {@link #forget}. */
  int told(String type) {
    return told.getOrDefault(type, 0);
  }

  void forget() {
    told.clear();
  }

  /**
   * Whether nothing is under way any more.
   *
   * @param asked requests that have been asked for one by one
   */
  boolean none(long asked) {
    return begun >= asked && underWay.isEmpty();
  }
}
