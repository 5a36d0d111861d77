package cachescope.event;

/** What the service asked of the cache. */
public enum CacheOperation {
  GET,
  SETEX,
  DEL
}
