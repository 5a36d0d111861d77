package cachescope.event;

/** Kinds of events that one can jump to. */
public enum Landmark {
  MISS,
  EVICTION,
  STALE_READ,
  FAULT,
  SETTINGS_CHANGED;

  /** Whether an event is one. */
  public boolean is(CacheEvent event) {
    return switch (this) {
      case MISS -> event instanceof CacheCallEvent.Missed;
      case EVICTION -> event instanceof RedisEvent.KeyEvicted;
      case STALE_READ ->
          event instanceof RequestEvent.Answered answer && answer.freshness() == Freshness.STALE;
      case FAULT ->
          event instanceof CacheCallEvent.CacheFailed
              || event instanceof DatabaseEvent.DatabaseFailed
              || event instanceof RedisEvent.ListeningLost
              || event instanceof RedisEvent.FailedOver
              || event instanceof SessionEvent.FaultCaused;
      case SETTINGS_CHANGED -> event instanceof SessionEvent.SettingsChanged;
    };
  }
}
