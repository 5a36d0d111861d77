package cachescope.event;

import java.util.Objects;

/**
 * A measured point of a curve: many requests met by a real Redis on a server of its own, with
 * memory for about so many keys. None of it is simulated.
 *
 * @param trace the requests' name
 * @param policy maxmemory-policy, {@code samples} maxmemory-samples
 * @param capacity how many keys were to fit
 * @param resident how many keys were there, measured: the mean of DBSIZE since the first eviction,
 *     or at the end where nobody had to leave; NaN before it is known
 * @param planned requests, {@code done} those that were met
 * @param hits of those met, by GET
 * @param evicted keys, by the server's own count
 * @param refused values that Redis did not store because its memory was full
 * @param maxMemory bytes, {@code valueBytes} size of each value
 * @param seconds that the requests took
 * @param server such as "Redis 6.2.11"; empty before it is known
 * @param note what a person should know of it; may be empty
 */
public record LivePoint(
    String trace,
    String policy,
    int samples,
    int capacity,
    LiveState state,
    double resident,
    int planned,
    int done,
    int hits,
    long evicted,
    int refused,
    long maxMemory,
    int valueBytes,
    double seconds,
    String server,
    String note) {
  public LivePoint {
    Objects.requireNonNull(trace, "trace");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(note, "note");
  }

  /** Hits of the requests met, 0 to 1; NaN before the first. */
  public double hitRatio() {
    return (double) hits / done;
  }

  /** Requests a second; 0 before the first. */
  public double requestsPerSecond() {
    return seconds > 0 ? done / seconds : 0;
  }

  /** In another state, with what a person should know of it. */
  public LivePoint in(LiveState now, String say) {
    return new LivePoint(
        trace,
        policy,
        samples,
        capacity,
        now,
        resident,
        planned,
        done,
        hits,
        evicted,
        refused,
        maxMemory,
        valueBytes,
        seconds,
        server,
        say);
  }

  /** Whether it is the same measurement, further on or made again. */
  public boolean replaces(LivePoint other) {
    return trace.equals(other.trace)
        && policy.equals(other.policy)
        && samples == other.samples
        && capacity == other.capacity;
  }
}
