package cachescope.uses;

import cachescope.event.EventSink;
import cachescope.event.SessionClock;
import cachescope.event.UseEvent;
import cachescope.event.UseEvent.SourceAsked;
import cachescope.event.UseEvent.UseDropped;
import cachescope.event.UseEvent.UseKept;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A use's voice and its clock.
 *
 * @param use its name
 */
record Told(String use, SessionClock clock, EventSink sink) {
  long wallMillis() {
    return clock.wallTime().toEpochMilli();
  }

  void tell(UseEvent event) {
    sink.tell(clock.now(), event);
  }

  void kept(long visit, String tier, String key, long bytes, Duration ttl) {
    tell(new UseKept(use, visit, tier, key, bytes, ttl.toMillis()));
  }

  void dropped(String tier, String key, int count, String why) {
    tell(new UseDropped(use, tier, key, count, why));
  }

  void asked(long visit, String source, String what, boolean whole, long nanos) {
    tell(new SourceAsked(use, visit, source, what, whole, nanos));
  }

  /** Waits: work or distance that is added on purpose. An interrupt ends it. */
  void wait(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = until - System.nanoTime();
    }
  }
}
