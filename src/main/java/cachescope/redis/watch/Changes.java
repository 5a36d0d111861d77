package cachescope.redis.watch;

import cachescope.event.CacheEvent;
import cachescope.event.EventSink;
import cachescope.event.SessionClock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The one gate through which facts about keys are told, so that a reading of all keys can know what
 * changed meanwhile.
 *
 * <p>Safe for any number of threads.
 */
final class Changes {
  private final SessionClock clock;
  private final EventSink sink;
  private final Map<String, Boolean> since = new HashMap<>();
  private boolean reading;

  Changes(SessionClock clock, EventSink sink) {
    this.clock = clock;
    this.sink = sink;
  }

  /**
   * Tells of one key.
   *
   * @param there whether the key is there after it
   */
  synchronized void tell(String key, boolean there, CacheEvent event) {
    if (reading) {
      since.put(key, there);
    }
    sink.tell(clock.now(), event);
  }

  /** Tells of no key in particular. */
  void tell(CacheEvent event) {
    sink.tell(clock.now(), event);
  }

  /** A reading of all keys begins. */
  synchronized void begin() {
    reading = true;
    since.clear();
  }

  /** The reading is over, told or not. */
  synchronized void stop() {
    reading = false;
    since.clear();
  }

  /** What changed since the last question: keys, and whether they were there afterwards. */
  synchronized Map<String, Boolean> take() {
    Map<String, Boolean> changed = Map.copyOf(since);
    since.clear();
    return changed;
  }

  /**
   * Ends the reading: tells what the last changes make of it, before any further change is told.
   */
  synchronized void end(Function<Map<String, Boolean>, CacheEvent> made) {
    CacheEvent event = made.apply(take());
    reading = false;
    sink.tell(clock.now(), event);
  }
}
