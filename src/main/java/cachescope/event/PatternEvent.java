package cachescope.event;

/** What a caching strategy or a protection did beyond the plain calls; told by the service. */
public sealed interface PatternEvent extends CacheEvent {
  /** The request it was done for; 0: none, such as a near cache that drops a value. */
  long requestId();

  /** The key, prefix included; empty text: none, or all. */
  String key();

  @Override
  default Witness witness() {
    return Witness.SERVICE;
  }

  /**
   * A miss waits for a load that is under way already (single flight).
   *
   * @param leader the request that loads
   */
  record Joined(long requestId, String key, long leader) implements PatternEvent {}

  /** Redis was asked for the lock of a key; where it was not had, somebody else holds it. */
  record LockAsked(long requestId, String key, boolean taken, long nanos) implements PatternEvent {}

  /**
   * A lock was given back.
   *
   * @param stillOurs false where its time was over: another may have taken it meanwhile
   */
  record Unlocked(long requestId, String key, boolean stillOurs, long nanos)
      implements PatternEvent {}

  /** A miss asked for the right to fill the key (lease); where it was not had, another has it. */
  record LeaseAsked(long requestId, String key, boolean granted, long nanos)
      implements PatternEvent {}

  /** Why a loaded value was not stored. */
  enum Refusal {
    /** The lease was taken back by a write, or its time was over. */
    LEASE_LOST,
    /** Redis holds a newer version, or the tombstone of one. */
    NEWER_VERSION,
    /** The load took about as long as tombstones are kept: the one that forbids it may be gone. */
    TOO_SLOW
  }

  /** A late fill was refused by Redis: what would have stayed stale is not stored. */
  record FillRefused(long requestId, String key, long version, Refusal why, long nanos)
      implements PatternEvent {}

  /**
   * A write left a mark of its version in the place of the value, so that older fills are refused.
   */
  record Tombstoned(long requestId, String key, long version, long nanos) implements PatternEvent {}

  /** A hit began the time to live anew (sliding TTL). */
  record Extended(long requestId, String key, long ttlMillis, long nanos) implements PatternEvent {}

  /** Why a value is loaded though there is one. */
  enum RefreshCause {
    /** Little of its time to live is left (refresh-ahead). */
    AHEAD,
    /** Chance said so (XFetch). */
    EARLY,
    /** Its time is over, and it is answered meanwhile (stale-while-revalidate). */
    STALE
  }

  /**
   * A load in the background began.
   *
   * @param requestId of the load: no client waits for it
   * @param cause why
   * @param forRequest the request whose hit began it
   * @param leftMillis of the value's time to live then; negative: over since
   */
  record RefreshBegan(
      long requestId, String key, RefreshCause cause, long forRequest, long leftMillis)
      implements PatternEvent {}

  /**
   * A load in the background ended.
   *
   * @param ok whether the value was loaded; where not, the old one stays
   */
  record RefreshEnded(long requestId, String key, boolean ok, long nanos) implements PatternEvent {}

  /**
   * A value past its time to live was answered, knowingly.
   *
   * @param ageMillis since it was stored
   * @param databaseFailed whether the newest try to load it failed
   */
  record ServedStale(
      long requestId, String key, long version, long ageMillis, boolean databaseFailed)
      implements PatternEvent {}

  /** Which bound sent a miss away. */
  enum Bound {
    BULKHEAD,
    MISSES_PER_SECOND
  }

  /** A miss was not allowed to load: the request is left unanswered. */
  record Rejected(long requestId, String key, Bound bound) implements PatternEvent {}

  /**
   * An instance answered from its own memory.
   *
   * @param nanos the look into the near cache
   */
  record NearHit(long requestId, int instance, String key, long version, long nanos)
      implements PatternEvent {}

  /** An instance keeps a value in its own memory. */
  record NearStored(long requestId, int instance, String key, long version)
      implements PatternEvent {}

  /** Why a near cache dropped values. */
  enum DropCause {
    /** Its own time to live. */
    EXPIRED,
    /** Its own bound on size. */
    FULL,
    /** This instance wrote the key itself. */
    OWN_WRITE,
    /** A published message. */
    MESSAGE,
    /** Redis's client tracking. */
    TRACKING,
    /** It could not hear for a while, so nothing it holds can be trusted. */
    DEAF,
    /** It was emptied by hand, or switched off. */
    EMPTIED
  }

  /**
   * An instance dropped values from its own memory.
   *
   * @param key empty text: all
   */
  record NearDropped(long requestId, int instance, String key, int count, DropCause cause)
      implements PatternEvent {}

  /** A write raised the number in the key: the old value is not asked for again. */
  record GenerationRaised(long requestId, String key, long generation, long nanos)
      implements PatternEvent {}

  /**
   * A write deleted all values of a tag.
   *
   * @param key of the tag
   * @param deleted how many values were there
   */
  record TagDropped(long requestId, String key, int deleted, long nanos) implements PatternEvent {}
}
