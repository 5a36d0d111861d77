package cachescope.event;

import java.util.Objects;

/**
 * A fact with its place in the order.
 *
 * @param seq position in the log, from 1, without holes; the only order there is
 * @param at nanoseconds since the session began, on the producer's monotonic clock; never sort by
 *     it
 * @param run number of the workload run in force, 0 outside any
 * @param settingsRev revision of the settings last logged before this event
 * @param event the fact
 */
public record LoggedEvent(long seq, long at, int run, int settingsRev, CacheEvent event) {
  public LoggedEvent {
    Objects.requireNonNull(event, "event");
  }
}
