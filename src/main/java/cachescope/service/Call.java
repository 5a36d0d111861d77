package cachescope.service;

import cachescope.event.CacheEvent;
import cachescope.event.EventSink;
import cachescope.event.Outcome;
import cachescope.event.RequestEvent.GivenUp;
import cachescope.event.RequestEvent.Unanswered;
import cachescope.event.RequestKind;
import cachescope.event.SessionClock;
import cachescope.event.Settings;
import cachescope.event.Timing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private long joinedNanos;
  private long lookedAt = Long.MAX_VALUE / 2;
  private long lookNanos;
  private @Nullable String key;
  private byte @Nullable [] seen;

  Call(long requestId, long userId, Settings settings, SessionClock clock, EventSink sink) {
    this.requestId = requestId;
    this.userId = userId;
    this.settings = settings;
    this.clock = clock;
    this.sink = sink;
  }

  /** The same request, for what is done after its answer: on another thread, at its own pace. */
  Call later() {
    return as(requestId);
  }

  /** Another request for the same user, under the same settings. */
  Call as(long otherId) {
    Call other = new Call(otherId, userId, settings, clock, sink);
    other.key = key;
    other.seen = seen;
    return other;
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

  /** The key that it is about, prefix included; empty: not asked for yet. */
  Optional<String> key() {
    return Optional.ofNullable(key);
  }

  void key(String asked) {
    key = asked;
  }

  /** What the key held when it was looked at, or the mark that was left there since. */
  Optional<byte[]> seen() {
    return Optional.ofNullable(seen);
  }

  void found(byte[] value) {
    seen = value;
  }

  /** When the look into the cache began, session nanoseconds; far off: never. */
  long lookedAt() {
    return lookedAt;
  }

  void lookedAt(long at) {
    lookedAt = at;
  }

  /** How long that look took, nanoseconds. */
  long lookNanos() {
    return lookNanos;
  }

  void lookTook(long nanos) {
    lookNanos = nanos;
    addCache(nanos);
  }

  /** Time spent waiting for somebody else's load, or for the right to load. */
  void addJoined(long nanos) {
    joinedNanos += nanos;
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
    return new Timing(cacheNanos, waitingNanos, databaseNanos, jsonNanos, joinedNanos);
  }

  /** Tells that the request is left unanswered, and why; hands the reason back. */
  StoreException unanswered(RequestKind kind, long began, StoreException e) {
    long ended = clock.now();
    long elapsed = ended - began;
    sink.tell(
        ended,
        e.givenUp()
            ? new GivenUp(requestId, userId, kind, outcome, elapsed)
            : new Unanswered(requestId, userId, kind, outcome, e.sentence(), elapsed));
    return e;
  }

  /** Tells that the request is left unanswered by a fault of our own; hands that fault back. */
  RuntimeException broken(RequestKind kind, long began, RuntimeException fault) {
    String sentence = "by a fault of this program: " + fault.getClass().getSimpleName();
    long ended = clock.now();
    sink.tell(ended, new Unanswered(requestId, userId, kind, outcome, sentence, ended - began));
    return fault;
  }
}
