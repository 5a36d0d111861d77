package cachescope.service;

import cachescope.event.Freshness;
import cachescope.event.Outcome;
import cachescope.event.Timing;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The answer to a read.
 *
 * @param user empty where there is no such user
 * @param ageMillis how long ago the value was stored in the cache; empty where it did not come from
 *     there
 * @param pastItsTime whether it was answered knowingly though its time to live is over
 * @param elapsed nanoseconds in the service
 */
public record Answer(
    long requestId,
    Optional<User> user,
    Outcome outcome,
    Freshness freshness,
    OptionalLong ageMillis,
    boolean pastItsTime,
    long elapsed,
    Timing timing) {
  /** Whether a version is as new as what was committed before the request; empty: unknown. */
  static Freshness freshness(OptionalLong committed, long version) {
    if (committed.isEmpty()) {
      return Freshness.UNKNOWN;
    }
    return version < committed.getAsLong() ? Freshness.STALE : Freshness.FRESH;
  }
}
