package cachescope.event;

/** Where facts are told. Never blocks and never throws; safe for any number of threads. */
@FunctionalInterface
public interface EventSink {
  /**
   * Tells that something happened.
   *
   * @param at when, in nanoseconds of the {@link SessionClock}
   * @param event what
   */
  void tell(long at, CacheEvent event);
}
