package cachescope.metrics;

/**
 * Counters that are still being counted; {@link Totals} and {@link TimeColumn} are what they give
 * away.
 */
final class Counts {
  long hits;
  long misses;
  long bypasses;
  long cacheErrors;
  long errors;
  long givenUp;

  /** Requests answered or failed: what was not waited for is no work that was done. */
  long ended;

  long writes;
  long loads;
  long stale;
  long unknownFreshness;
  long invalidations;
  long evictions;
  long expirations;
  long foreignWrites;
  long leftOut;
  long lostWrites;
  long answered;
  double elapsedSum;
  int faults;
  int settingsChanges;

  void add(Counts more) {
    hits += more.hits;
    misses += more.misses;
    bypasses += more.bypasses;
    cacheErrors += more.cacheErrors;
    errors += more.errors;
    givenUp += more.givenUp;
    ended += more.ended;
    writes += more.writes;
    loads += more.loads;
    stale += more.stale;
    unknownFreshness += more.unknownFreshness;
    invalidations += more.invalidations;
    evictions += more.evictions;
    expirations += more.expirations;
    foreignWrites += more.foreignWrites;
    leftOut += more.leftOut;
    lostWrites += more.lostWrites;
    answered += more.answered;
    elapsedSum += more.elapsedSum;
    faults += more.faults;
    settingsChanges += more.settingsChanges;
  }

  Counts copy() {
    Counts copy = new Counts();
    copy.add(this);
    return copy;
  }

  Totals totals() {
    return new Totals(
        hits,
        misses,
        bypasses,
        cacheErrors,
        errors,
        givenUp,
        writes,
        loads,
        stale,
        unknownFreshness,
        invalidations,
        evictions,
        expirations,
        foreignWrites,
        leftOut,
        lostWrites,
        answered,
        elapsedSum);
  }
}
