package cachescope.metrics;

/**
 * Counts over some span. Reads = hits + misses + bypasses + cacheErrors, each counted when the
 * cache was or was not asked for it; it is answered, left unanswered or given up afterwards.
 *
 * @param bypasses reads for which the cache was not asked
 * @param cacheErrors reads for which the cache failed
 * @param errors requests left unanswered, reads and writes
 * @param givenUp requests whose answer was not waited for, reads and writes; nothing failed
 * @param databaseLoads reads that reached the database
 * @param staleReads answers older than what was committed before they began
 * @param unknownFreshness answers of which nobody can tell
 * @param invalidations DELs acknowledged after a write
 * @param evictions and {@code expirations}: seen from Redis
 * @param foreignWrites keys of ours that another client wrote, inferred
 * @param leftOut events of which only the count is known
 * @param lostWrites acknowledged, and in no database and no queue any more
 * @param elapsedSum nanoseconds, sum over the answered reads from the intended start (mean = sum /
 *     answered)
 */
public record Totals(
    long hits,
    long misses,
    long bypasses,
    long cacheErrors,
    long errors,
    long givenUp,
    long writes,
    long databaseLoads,
    long staleReads,
    long unknownFreshness,
    long invalidations,
    long evictions,
    long expirations,
    long foreignWrites,
    long leftOut,
    long lostWrites,
    long answered,
    double elapsedSum) {

  public static final Totals ZERO =
      new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** What was counted since {@code before}. */
  public Totals minus(Totals before) {
    return new Totals(
        hits - before.hits,
        misses - before.misses,
        bypasses - before.bypasses,
        cacheErrors - before.cacheErrors,
        errors - before.errors,
        givenUp - before.givenUp,
        writes - before.writes,
        databaseLoads - before.databaseLoads,
        staleReads - before.staleReads,
        unknownFreshness - before.unknownFreshness,
        invalidations - before.invalidations,
        evictions - before.evictions,
        expirations - before.expirations,
        foreignWrites - before.foreignWrites,
        leftOut - before.leftOut,
        lostWrites - before.lostWrites,
        answered - before.answered,
        elapsedSum - before.elapsedSum);
  }

  /** Reads, however they end. */
  public long requests() {
    return hits + misses + bypasses + cacheErrors;
  }

  /** Hits over hits and misses, 0 to 1; NaN where the cache was never asked. */
  public double hitRatio() {
    return (double) hits / (hits + misses);
  }
}
