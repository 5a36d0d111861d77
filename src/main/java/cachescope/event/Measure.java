package cachescope.event;

/** A number on the screen that can be explained. */
public enum Measure {
  /** Hits over hits and misses, last 10 s. */
  HIT_RATIO,
  REQUESTS_PER_SECOND,
  LOADS_PER_SECOND,
  STALE_READS,
  /** Requests on their way now. */
  IN_FLIGHT,
  /** Connections of the database held now. */
  BUSY,
  /** Requests in line for a connection now. */
  WAITING,
  MEDIAN,
  /** The 99th percentile. */
  P99,
  HIT_LATENCY,
  MISS_LATENCY,
  /** Keys in Redis now. */
  KEYS,
  /** Redis's memory now. */
  MEMORY
}
