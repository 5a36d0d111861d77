package cachescope.scenario;

import cachescope.event.UseEvent;
import cachescope.event.UseEvent.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the visits of a use are measured by: they are the requests of its story, and what its source
 * made are the loads. Confined to one thread.
 */
final class UseTally {
  private static final double NANOS_A_MILLI = 1e6;
  private static final long SECOND = 1_000_000_000L;

  private final List<Double> all = new ArrayList<>();
  private final List<Double> hits = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Map<String, Double> counts = new HashMap<>();
  private final List<Load> loads = new ArrayList<>();
  private double oldest;

  /** From when to when a source worked, session nanoseconds. */
  private record Load(long from, long to) {}

  void apply(long at, UseEvent event) {
    switch (event) {
      case UseEvent.Visited e -> visited(e);
      case UseEvent.SourceAsked e -> {
        count(e.whole() ? "databaseLoads" : "revalidated", 1);
        if (e.whole()) {
          loads.add(new Load(at - e.nanos(), at));
        }
      }
      case UseEvent.UseKept e -> keys.add(e.key());
      case UseEvent.UseOpened _, UseEvent.UseDropped _, UseEvent.SourceChanged _ -> {}
    }
  }

  private void visited(UseEvent.Visited e) {
    double millis = e.nanos() / NANOS_A_MILLI;
    all.add(millis);
    if (e.reply() == Reply.HIT) {
      hits.add(millis);
    }
    count(
        switch (e.reply()) {
          case HIT -> "hits";
          case MISS, REVALIDATED -> "misses";
          case PASSED -> "bypasses";
          case REFUSED -> "refused";
          case FAILED -> "errors";
        },
        1);
    count(
        switch (e.flaw()) {
          case NONE -> "right";
          case LEAKED -> "leaks";
          case WRONG_VARIANT -> "wrongVariants";
          case STALE -> "staleReads";
          case NOT_ENDED -> "notEnded";
        },
        1);
    count("bytesSent", (double) e.bytes());
    oldest = Math.max(oldest, (double) e.ageMillis());
  }

  private void count(String name, double more) {
    counts.merge(name, more, Double::sum);
  }

  /** Puts its numbers in, where there were visits. */
  void into(Map<String, Double> known) {
    if (all.isEmpty()) {
      return;
    }
    counts.forEach((name, count) -> known.merge(name, count, Double::sum));
    known.put("requests", (double) all.size());
    known.put("answered", all.size() - counts.getOrDefault("errors", 0.0));
    double misses = counts.getOrDefault("misses", 0.0);
    known.put("hitRatio", hits.size() / (hits.size() + misses));
    known.put("loadsPerMiss", counts.getOrDefault("databaseLoads", 0.0) / misses);
    known.put("maxConcurrentLoads", (double) mostAtOnce());
    known.put("maxLoadsPerSecond", (double) mostInASecond());
    known.put("keptKeys", (double) keys.size());
    known.put("oldestMillis", oldest);
    known.put("mean", all.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN));
    known.put("p50", percentile(all, 0.50));
    known.put("p90", percentile(all, 0.90));
    known.put("p99", percentile(all, 0.99));
    known.put("max", percentile(all, 1));
    known.put("hitP50", percentile(hits, 0.50));
    known.put("hitP99", percentile(hits, 0.99));
  }

  private long mostAtOnce() {
    return loads.stream()
        .mapToLong(one ->
            loads.stream()
                .filter(other -> other.from() <= one.from() && one.from() < other.to())
                .count())
        .max()
        .orElse(0);
  }

  private long mostInASecond() {
    Map<Long, Long> ended = new HashMap<>();
    loads.forEach(load -> ended.merge(load.to() / SECOND, 1L, Long::sum));
    return ended.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** The smallest that is not exceeded by this share; NaN where there is none. */
  private static double percentile(List<Double> of, double share) {
    if (of.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = of.stream().sorted().toList();
    return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
  }
}
