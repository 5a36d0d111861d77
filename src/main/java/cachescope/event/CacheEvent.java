package cachescope.event;

/**
 * A fact: something that happened, told by the one who saw it.
 *
 * <p>Events are immutable, in the past tense, and free of values: keys, sizes and versions are
 * told, contents are not (only the reply to a person's own click carries its text). Durations are
 * nanoseconds, sizes are bytes.
 */
public sealed interface CacheEvent
    permits RequestEvent,
        CacheCallEvent,
        PatternEvent,
        MessageEvent,
        DatabaseEvent,
        RedisEvent,
        UseEvent,
        SessionEvent {

  /** Who saw it. */
  Witness witness();
}
