package cachescope.event;

import java.util.Objects;

/**
 * What one of several compared runs measured so far.
 *
 * @param answered reads answered, {@code writes} writes answered, {@code errors} requests left
 *     unanswered
 * @param bypasses reads that did not ask the cache, {@code cacheErrors} those for which it failed
 * @param databaseLoads reads that reached the database
 * @param lostWrites acknowledged, and in no database and no queue any more
 * @param usedMemory of its Redis at the newest reading, bytes; -1: not read
 * @param seconds from the first request to the newest answer
 * @param aloneHit a hit that nobody else disturbed, nanoseconds, measured before the run; 0: none
 * @param aloneMiss a miss that nobody else disturbed, nanoseconds, measured before the run; 0: none
 */
public record RunStats(
    RunSetup setup,
    long answered,
    long hits,
    long misses,
    long bypasses,
    long cacheErrors,
    long errors,
    long writes,
    long databaseLoads,
    long staleReads,
    long lostWrites,
    long evictions,
    long usedMemory,
    double seconds,
    long aloneHit,
    long aloneMiss,
    LatencyFigures read,
    LatencyFigures write) {

  public RunStats {
    Objects.requireNonNull(setup, "setup");
    Objects.requireNonNull(read, "read");
    Objects.requireNonNull(write, "write");
  }

  /** The same under another name. */
  public RunStats named(String name) {
    return new RunStats(
        new RunSetup(name, setup.settings()),
        answered,
        hits,
        misses,
        bypasses,
        cacheErrors,
        errors,
        writes,
        databaseLoads,
        staleReads,
        lostWrites,
        evictions,
        usedMemory,
        seconds,
        aloneHit,
        aloneMiss,
        read,
        write);
  }

  /** Hits over all reads, 0 to 1; NaN where there were none. */
  public double hitShare() {
    return (double) hits / (hits + misses + bypasses + cacheErrors);
  }

  /** Requests answered a second. */
  public double throughput() {
    return seconds > 0 ? (answered + writes) / seconds : 0;
  }

  /**
   * The mean that the parts predict, nanoseconds: share of hits · time of a hit alone + share of
   * the others · time of a miss alone. NaN where a part is not known.
   */
  public double predictedMean() {
    double share = hitShare();
    if (aloneMiss == 0 || (hits > 0 && aloneHit == 0)) {
      return Double.NaN;
    }
    return share * aloneHit + (1 - share) * aloneMiss;
  }
}
