package cachescope.event;

/** A call of the service to the cache, with the nanoseconds that the service measured for it. */
public sealed interface CacheCallEvent extends CacheEvent {
  @Override
  default Witness witness() {
    return Witness.SERVICE;
  }

  /**
   * The value was there and could be read.
   *
   * @param version version of the row in the value
   * @param bytes size of the value
   * @param nanos the GET, there and back
   * @param decodeNanos reading the JSON
   */
  record Hit(long requestId, String key, long version, int bytes, long nanos, long decodeNanos)
      implements CacheCallEvent {}

  /** Why a lookup found nothing it could use. */
  enum MissCause {
    /** The key was not there. */
    ABSENT,
    /** The value is not what this program writes; it will be overwritten. */
    UNREADABLE,
    /** The key holds another type, somebody else's; it is left alone. */
    WRONG_TYPE
  }

  /**
   * The cache was asked and had nothing to use.
   *
   * @param detail a sentence where the cause is not {@link MissCause#ABSENT}, else empty
   */
  record Missed(long requestId, String key, MissCause cause, String detail, long nanos)
      implements CacheCallEvent {}

  /** Why the cache was not asked. */
  enum BypassReason {
    CACHE_OFF,
    BREAKER_OPEN,
    /** The server refused our password; nobody tries again until a person does. */
    PASSWORD_REFUSED,
    /** A DEL for this very key is still owed, so what the cache holds cannot be trusted. */
    DELETE_OWED,
    /** The Bloom filter knows that nobody has this id. */
    FILTERED,
    /** The account view shows what the database has, never what the cache has. */
    ACCOUNT_VIEW
  }

  /** The cache was not asked. */
  record Bypassed(long requestId, String key, BypassReason reason) implements CacheCallEvent {}

  /**
   * The service stored a value and Redis said OK.
   *
   * @param ttlMillis time to live that was given, milliseconds
   */
  record Filled(long requestId, String key, long version, int bytes, long ttlMillis, long nanos)
      implements CacheCallEvent {}

  /**
   * The service deleted a value after a write.
   *
   * @param existed whether Redis had it
   */
  record Invalidated(long requestId, String key, boolean existed, long nanos)
      implements CacheCallEvent {}

  /**
   * A call failed. The request goes on without the cache.
   *
   * @param sentence for a person, free of secrets
   */
  record CacheFailed(
      long requestId,
      String key,
      CacheOperation operation,
      CacheFault fault,
      String sentence,
      long nanos)
      implements CacheCallEvent {}

  /** The circuit breaker changed its state. */
  record BreakerChanged(BreakerState from, BreakerState to, String why) implements CacheCallEvent {}

  /**
   * A write was committed but its DEL failed: the cache may hold the old value until this is sent.
   */
  record DeleteOwed(long requestId, String key, String why) implements CacheCallEvent {}

  /** An owed DEL was sent and acknowledged. */
  record OwedDeleteSent(String key, int stillOwed) implements CacheCallEvent {}

  /** Owed DELs will not be sent: the cache that held the values is not in use any more. */
  record OwedDeletesDropped(int count) implements CacheCallEvent {}
}
