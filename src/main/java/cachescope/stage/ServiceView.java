package cachescope.stage;

import cachescope.event.BreakerState;
import java.util.List;
import java.util.Objects;

/**
 * The service as it is drawn.
 *
 * @param inFlight requests on their way
 * @param owed DELs still to be sent
 * @param flights loads that others wait for, the one with the most of them first, at most {@link
 *     #MOST_FLIGHTS}
 * @param dirty writes that were acknowledged and that the database does not have yet
 * @param shelves what each instance keeps in its own memory; empty without near caches
 */
public record ServiceView(
    int inFlight,
    BreakerState breaker,
    String breakerWhy,
    int owed,
    List<Flight> flights,
    Dirty dirty,
    List<Shelf> shelves) {
  public static final int MOST_FLIGHTS = 3;
  public static final int MOST_ON_A_SHELF = 12;

  public static final ServiceView IDLE = new ServiceView(0, BreakerState.CLOSED, "", 0);

  public ServiceView {
    Objects.requireNonNull(dirty, "dirty");
    flights = List.copyOf(flights);
    shelves = List.copyOf(shelves);
  }

  /** A service that waits for nothing and keeps nothing. */
  public ServiceView(int inFlight, BreakerState breaker, String breakerWhy, int owed) {
    this(inFlight, breaker, breakerWhy, owed, List.of(), Dirty.NONE, List.of());
  }

  /**
   * A load that others wait for.
   *
   * @param leader the request that loads; 0 where nobody knows, as behind a lock in Redis
   * @param waiting how many wait
   */
  public record Flight(String key, long leader, int waiting) {}

  /**
   * Writes that wait for the database.
   *
   * @param count how many
   * @param keys of some of them, the oldest first, at most {@link #MOST_ON_A_SHELF}
   * @param oldestAt when the oldest of them was acknowledged, session nanoseconds
   * @param durable whether they wait in a Redis Stream, not in memory alone
   * @param lost how many were lost since the session began
   */
  public record Dirty(int count, List<String> keys, long oldestAt, boolean durable, int lost) {
    public static final Dirty NONE = new Dirty(0, List.of(), 0, false, 0);

    public Dirty {
      keys = List.copyOf(keys);
    }
  }

  /**
   * What an instance keeps in its own memory.
   *
   * @param size how many values
   * @param keys of some of them, the newest first, at most {@link #MOST_ON_A_SHELF}
   * @param hit the key it answered last; empty before the first
   * @param hitAt when, session nanoseconds
   */
  public record Shelf(int instance, int size, List<String> keys, String hit, long hitAt) {
    public Shelf {
      keys = List.copyOf(keys);
    }
  }
}
