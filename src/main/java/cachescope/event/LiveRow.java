package cachescope.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A short sequence of requests, met by a real Redis: a server of its own, one writer, values of
 * equal size. None of it is simulated.
 *
 * @param keys the requests
 * @param capacity how many keys were to fit
 * @param policy maxmemory-policy, {@code samples} maxmemory-samples
 * @param server such as "Redis 6.2.11"; empty before it is known
 * @param maxMemory bytes, {@code itemBytes} what one key takes of them, measured; 0 before
 * @param paced whether each request waits until Redis's clock of idle times, which counts seconds,
 *     has moved since the one before: nobody can tell what came first within one second
 * @param steps so far
 * @param note what a person should know of it; may be empty
 */
public record LiveRow(
    List<String> keys,
    int capacity,
    String policy,
    int samples,
    LiveState state,
    String server,
    long maxMemory,
    long itemBytes,
    boolean paced,
    List<LiveStep> steps,
    String note) {
  /** Keeps copies. */
  public LiveRow {
    keys = List.copyOf(keys);
    steps = List.copyOf(steps);
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(note, "note");
  }

  /** With one step more. */
  public LiveRow with(LiveStep step) {
    List<LiveStep> more = new ArrayList<>(steps);
    more.add(step);
    return new LiveRow(
        keys, capacity, policy, samples, state, server, maxMemory, itemBytes, paced, more, note);
  }

  /** In another state, with what a person should know of it. */
  public LiveRow in(LiveState now, String say) {
    return new LiveRow(
        keys, capacity, policy, samples, now, server, maxMemory, itemBytes, paced, steps, say);
  }

  /** Hits so far. */
  public int hits() {
    return steps.isEmpty() ? 0 : steps.getLast().hits();
  }

  /** The most keys that were there at once, by the server's own word. */
  public int held() {
    return steps.stream().mapToInt(step -> step.after().size()).max().orElse(0);
  }

  /** How many steps came out like this. */
  public int count(LiveStep.Verdict verdict) {
    return Math.toIntExact(steps.stream().filter(step -> step.verdict() == verdict).count());
  }
}
