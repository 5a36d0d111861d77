package cachescope.redis;

import cachescope.event.EventSink;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.Kind;
import cachescope.event.SessionClock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How a Redis is to be used, whichever it is.
 *
 * @param mayConfigure whether CONFIG SET is allowed to us: our own server, or consent
 * @param timeout of every step of a call to the cache
 * @param hung whether we made the server stand still
 * @param status told whenever something about it may have changed
 */
record Use(
    Kind kind,
    Prefix prefix,
    boolean mayConfigure,
    Duration timeout,
    SessionClock clock,
    EventSink sink,
    BooleanSupplier hung,
    Consumer<RedisStatus> status) {
  /** The same, told of to somebody else. */
  Use telling(Consumer<RedisStatus> other) {
    return new Use(kind, prefix, mayConfigure, timeout, clock, sink, hung, other);
  }

  /** The same under a prefix whose claim is settled. */
  Use with(Prefix settled) {
    return new Use(kind, settled, mayConfigure, timeout, clock, sink, hung, status);
  }
}
