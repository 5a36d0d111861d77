package cachescope.service;

import cachescope.event.CacheEvent;
import cachescope.event.EventSink;
import cachescope.event.Outcome;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import cachescope.event.Timing;

/**
 * One request on its way: who is asked for, under which settings, and where its time went so far.
 * One thread.
 */
final class Call {
  private final long requestId;
  private final long userId;
  private final Settings settings;
  private final SessionClock clock;
  private final EventSink sink;
  private Outcome outcome = Outcome.BYPASS;
  private long cacheNanos;
  private long waitingNanos;
  private long databaseNanos;
  private long jsonNanos;

  Call(long requestId, long userId, Settings settings, SessionClock clock, EventSink sink) {
    this.requestId = requestId;
    this.userId = userId;
    this.settings = settings;
    this.clock = clock;
    this.sink = sink;
  }

  long requestId() {
    return requestId;
  }

  long userId() {
    return userId;
  }

  Settings settings() {
    return settings;
  }

  long now() {
    return clock.now();
  }

  /** Wall time, milliseconds since 1970. */
  long wallMillis() {
    return clock.wallTime().toEpochMilli();
  }

  void tell(long at, CacheEvent event) {
    sink.tell(at, event);
  }

  /** What the cache did for this request, as far as is known. */
  Outcome outcome() {
    return outcome;
  }

  void outcome(Outcome known) {
    outcome = known;
  }

  void addCache(long nanos) {
    cacheNanos += nanos;
  }

  void addJson(long nanos) {
    jsonNanos += nanos;
  }

  void add(UserStore.Result result) {
    waitingNanos += result.waitedNanos();
    databaseNanos += result.heldNanos();
  }

  Timing timing() {
    return new Timing(cacheNanos, waitingNanos, databaseNanos, jsonNanos);
  }
}
