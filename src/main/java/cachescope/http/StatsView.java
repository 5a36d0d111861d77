package cachescope.http;

import cachescope.metrics.MetricsSnapshot;
import cachescope.metrics.Totals;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.OptionalDouble;

/**
 * What {@code GET /stats} answers: totals since the session began.
 *
 * @param requests reads: hits + misses + bypasses + cacheErrors, each counted when the cache was or
 *     was not asked, before its answer
 * @param hitRatio hits of hits and misses, 0 to 1; null in JSON before the first of either
 * @param databaseLoads rows read from the database
 * @param staleReads answers known to be older than what had been committed
 * @param errors requests left unanswered because the database failed
 * @param databaseQueue requests in line for a database connection now
 * @param bypasses reads that did not ask the cache
 * @param cacheErrors reads whose cache failed
 * @param writes that ended
 * @param givenUp requests whose answer was not waited for, as when a workload is stopped; no errors
 */
@JsonPropertyOrder({
  "requests",
  "hits",
  "misses",
  "hitRatio",
  "databaseLoads",
  "staleReads",
  "evictions",
  "expirations",
  "errors",
  "databaseQueue",
  "bypasses",
  "cacheErrors",
  "writes",
  "givenUp",
  "latency"
})
public record StatsView(
    long requests,
    long hits,
    long misses,
    OptionalDouble hitRatio,
    long databaseLoads,
    long staleReads,
    long evictions,
    long expirations,
    long errors,
    long databaseQueue,
    long bypasses,
    long cacheErrors,
    long writes,
    long givenUp,
    Latencies latency) {

  /** What the numbers of now say, with so many requests in line for a database connection. */
  public static StatsView of(MetricsSnapshot now, int databaseQueue) {
    Totals totals = now.totals();
    return new StatsView(
        totals.requests(),
        totals.hits(),
        totals.misses(),
        totals.hits() + totals.misses() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(totals.hitRatio()),
        totals.databaseLoads(),
        totals.staleReads(),
        totals.evictions(),
        totals.expirations(),
        totals.errors(),
        databaseQueue,
        totals.bypasses(),
        totals.cacheErrors(),
        totals.writes(),
        totals.givenUp(),
        new Latencies(
            Percentiles.of(now.overall().hit()),
            Percentiles.of(now.overall().miss()),
            Percentiles.of(now.overall().all())));
  }

  /** Latencies from the intended start, of hits, of misses and of all reads. */
  @JsonPropertyOrder({"hit", "miss", "all"})
  public record Latencies(Percentiles hit, Percentiles miss, Percentiles all) {}

  /** Percentiles in microseconds; null in JSON where nothing was measured. */
  @JsonPropertyOrder({"p50", "p90", "p99", "max"})
  public record Percentiles(
      OptionalDouble p50, OptionalDouble p90, OptionalDouble p99, OptionalDouble max) {
    /** Nothing was measured. */
    public static final Percentiles NONE =
        new Percentiles(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    static Percentiles of(cachescope.metrics.Percentiles measured) {
      return measured.count() == 0
          ? NONE
          : ofNanos(measured.p50(), measured.p90(), measured.p99(), measured.max());
    }

    /** From nanoseconds. */
    public static Percentiles ofNanos(long p50, long p90, long p99, long max) {
      return new Percentiles(micros(p50), micros(p90), micros(p99), micros(max));
    }

    private static OptionalDouble micros(long nanos) {
      return OptionalDouble.of(nanos / 1e3);
    }
  }
}
