package cachescope.service;

import cachescope.event.CachingStrategy;
import cachescope.event.EventSink;
import cachescope.event.NumberedSettings;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the instances of the service have in common: the way to cache and database, the messages,
 * and the stream of writes. Safe for any number of threads.
 *
 * @param redis the cache as the guard has it before it
 * @param breaker before the cache
 * @param ids that there are
 * @param requestIds the next free one
 */
record Shared(
    UserCache redis,
    GuardedCache cache,
    Guard guard,
    UserStore store,
    UserJson json,
    CacheBreaker breaker,
    KnownIds ids,
    LongSupplier requestIds,
    ChangeFeed feed,
    ChangeBus bus,
    Losses losses,
    StreamedWrites streamed,
    Background background,
    Supplier<NumberedSettings> settings,
    SessionClock clock,
    EventSink sink,
    AtomicInteger consumers)
    implements AutoCloseable {
  private static final long LAST_ENTRIES = 1_000_000_000L;

  /** The strategies of one more instance, which remembers nothing yet. */
  Strategies strategies(DirtyWrites dirty) {
    return new Strategies(
        this, Instance.fresh(), dirty, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** A name for a consumer of a stream that nobody else has. */
  String consumer() {
    return bus.sender() + "-" + consumers.incrementAndGet();
  }

  /**
   * Begins to read the stream of writes where that is the strategy; what it still has is read on.
   */
  void adapt(Settings wanted) {
    if (wanted.pattern().strategy() == CachingStrategy.WRITE_BEHIND_STREAM) {
      streamed.open(feed, consumer());
    }
  }

  void cacheReplaced(Settings wanted, String why) {
    streamed.stop();
    streamed.lost(why);
    adapt(wanted);
  }

  void crash() {
    streamed.crash();
  }

  /** Gives the reader a second for what the stream still has; the rest waits there. */
  @Override
  public void close() {
    long until = System.nanoTime() + LAST_ENTRIES;
    while (streamed.dirty() > 0 && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    streamed.close();
  }
}
