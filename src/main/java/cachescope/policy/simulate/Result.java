package cachescope.policy.simulate;

import cachescope.policy.Capacity;

/**
 * What one policy made of a trace with one capacity.
 *
 * @param policy its name
 * @param nanos time that numbering the keys and deciding took, on one core; reading not counted
 */
public record Result(String policy, Capacity capacity, long requests, long hits, long nanos) {
  /** Checks the counts. */
  public Result {
    if (hits < 0 || hits > requests || nanos < 0) {
      throw new IllegalArgumentException(hits + " hits of " + requests + " requests cannot be");
    }
  }

  /** Requests that were no hits. */
  public long misses() {
    return requests - hits;
  }

  /** Misses of requests, 0 to 1; 0 of none. */
  public double missRatio() {
    return requests == 0 ? 0 : (double) misses() / requests;
  }

  /** Requests a second on one core; 0 of none. */
  public double requestsPerSecond() {
    return requests == 0 ? 0 : requests * 1e9 / Math.max(1, nanos);
  }
}
