package cachescope.event;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What did not fit into the log's queue: counts and latencies, so that totals stay right. Safe for
 * any thread.
 */
final class Overflow {
  private static final long LONGEST = 3_600_000_000_000L;

  private final Map<String, Long> byType = new HashMap<>();
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<Outcome, Histogram> latency = new EnumMap<>(Outcome.class);
  private volatile boolean any;
  private long from;
  private long to;

  synchronized void add(long at, CacheEvent event) {
    from = any ? Math.min(from, at) : at;
    to = any ? Math.max(to, at) : at;
    byType.merge(event.getClass().getSimpleName(), 1L, Long::sum);
    Outcome.decidedBy(event).ifPresent(outcome -> outcomes.merge(outcome, 1L, Long::sum));
    if (event instanceof RequestEvent.Answered answered) {
      latency
          .computeIfAbsent(answered.outcome(), _ -> new Histogram(LONGEST, 3))
          .recordValue(Math.clamp(answered.fromIntended(), 0, LONGEST));
    }
    any = true;
  }

  /** Everything since the last call as one fact, and begins anew. */
  Optional<SessionEvent.EventsLeftOut> take() {
    return any ? Optional.of(takeAll()) : Optional.empty();
  }

  private synchronized SessionEvent.EventsLeftOut takeAll() {
    Map<Outcome, LatencyTally> tallies = new EnumMap<>(Outcome.class);
    latency.forEach((outcome, histogram) -> tallies.put(outcome, tally(histogram)));
    var event = new SessionEvent.EventsLeftOut(from, to, outcomes, tallies, byType);
    byType.clear();
    outcomes.clear();
    latency.clear();
    any = false;
    return event;
  }

  private static LatencyTally tally(Histogram histogram) {
    var values = new ArrayList<long[]>();
    histogram
        .recordedValues()
        .forEach(v ->
            values.add(new long[] {v.getValueIteratedTo(), v.getCountAddedInThisIterationStep()}));
    return new LatencyTally(
        values.stream().mapToLong(v -> v[0]).toArray(),
        values.stream().mapToLong(v -> v[1]).toArray());
  }
}
