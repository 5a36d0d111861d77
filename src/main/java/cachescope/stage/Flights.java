package cachescope.stage;

import cachescope.stage.ServiceView.Flight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who waits for somebody else's load of the same key. */
final class Flights {
  private record Wait(String key, long leader) {}

  private final Map<Long, Wait> waiting = new HashMap<>();
  private List<Flight> given = List.of();
  private boolean changed;

  /**
   * A request waits.
   *
   * @param leader 0 where it is not known who loads
   */
  void join(long requestId, String key, long leader) {
    Wait wait = new Wait(key, leader);
    changed |= !wait.equals(waiting.put(requestId, wait));
  }

  /** A request waits no more. */
  void leave(long requestId) {
    if (!waiting.isEmpty()) {
      changed |= waiting.remove(requestId) != null;
    }
  }

  void clear() {
    changed |= !waiting.isEmpty();
    waiting.clear();
  }

  /** The load that most wait for first, at most {@link ServiceView#MOST_FLIGHTS}. */
  List<Flight> give() {
    if (changed) {
      Map<Wait, Integer> counts = new HashMap<>();
      waiting.values().forEach(wait -> counts.merge(wait, 1, Integer::sum));
      List<Flight> flights = new ArrayList<>();
      counts.forEach((wait, n) -> flights.add(new Flight(wait.key(), wait.leader(), n)));
      flights.sort(Comparator.comparingInt(Flight::waiting).reversed().thenComparing(Flight::key));
      given = flights.stream().limit(ServiceView.MOST_FLIGHTS).toList();
      changed = false;
    }
    return given;
  }

  Flights copy() {
    Flights copy = new Flights();
    copy.waiting.putAll(waiting);
    copy.given = given;
    copy.changed = changed;
    return copy;
  }
}
