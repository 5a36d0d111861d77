package cachescope.event;

/** Whether an answer was older than what had been committed before its request began. */
public enum Freshness {
  FRESH,
  /** The answer's version is older than the one committed before the request began. */
  STALE,
  /** Somebody outside this program may write to the database, so nobody can tell. */
  UNKNOWN
}
