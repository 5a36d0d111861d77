package cachescope.event;

/** What the service asked of the cache. */
public enum CacheOperation {
  /** Any look for a value, also one that begins its time to live anew or asks for a lease. */
  GET,
  SETEX,
  DEL,
  /** A set that Redis does on a condition only: a lease, or a version. */
  CONDITIONAL_SET,
  /** A delete that leaves the mark of its version. */
  TOMBSTONE,
  LOCK,
  UNLOCK,
  PUBLISH,
  XADD,
  /** Raising the number in a key. */
  INCR,
  /** Deleting all values of a tag, or adding one to it. */
  TAG
}
