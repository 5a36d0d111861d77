package cachescope.event;

/** Whether the circuit breaker lets calls through to the cache. */
public enum BreakerState {
  /** Calls pass. */
  CLOSED,
  /** No call passes; the database answers everything. */
  OPEN,
  /** One call at a time passes, to see whether the cache is back. */
  HALF_OPEN
}
