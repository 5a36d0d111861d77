package cachescope.service;

import cachescope.event.BreakerState;
import cachescope.event.CacheCallEvent.BreakerChanged;
import cachescope.event.CacheFault;
import cachescope.event.EventSink;
import cachescope.event.SessionClock;
import java.time.Duration;

/**
 * A circuit breaker: after three failures in a row no call reaches the cache for a while, then one
 * tries.
 *
 * <p>CLOSED, OPEN and HALF_OPEN as in Nygard, <i>Release It!</i>, 2007. The wait doubles from 250
 * ms to 2 s while trials fail. Errors that say that the server lives (out of memory, missing right,
 * wrong type, one shard of several) do not count. A refused password is not the breaker's case: it
 * latches until {@link #reset}, so that a wrong password is not tried again and again. Safe for any
 * number of threads; a closed breaker costs one volatile read.
 */
final class CacheBreaker {
  /** What the breaker says to a call. */
  enum Say {
    PASS,
    /** Go, alone, and report. */
    TRY,
    REFUSE,
    REFUSE_PASSWORD
  }

  static final int FAILURES = 3;
  static final Duration FIRST_WAIT = Duration.ofMillis(250);
  static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final SessionClock clock;
  private final EventSink sink;
  private volatile boolean calm = true;
  private BreakerState state = BreakerState.CLOSED;
  private boolean passwordRefused;
  private boolean off;
  private int failures;
  private long wait = FIRST_WAIT.toNanos();
  private long openedAt;
  private String why = "";

  CacheBreaker(SessionClock clock, EventSink sink) {
    this.clock = clock;
    this.sink = sink;
  }

  Say ask() {
    return calm ? Say.PASS : askSlowly();
  }

  private synchronized Say askSlowly() {
    if (passwordRefused) {
      return Say.REFUSE_PASSWORD;
    }
    if (off) {
      return Say.PASS;
    }
    return switch (state) {
      case CLOSED -> Say.PASS;
      case HALF_OPEN -> {
        // A trial that never reported (its thread died) must not close the way for ever.
        if (clock.now() - openedAt > 10 * LONGEST_WAIT.toNanos()) {
          openedAt = clock.now();
          yield Say.TRY;
        }
        yield Say.REFUSE;
      }
      case OPEN -> {
        if (clock.now() - openedAt < wait) {
          yield Say.REFUSE;
        }
        openedAt = clock.now();
        become(BreakerState.HALF_OPEN, "one call tries whether the cache is back");
        yield Say.TRY;
      }
    };
  }

  void succeeded() {
    if (!calm) {
      succeededAfterTrouble();
    }
  }

  private synchronized void succeededAfterTrouble() {
    if (passwordRefused || state == BreakerState.OPEN) {
      return;
    }
    failures = 0;
    wait = FIRST_WAIT.toNanos();
    if (state == BreakerState.HALF_OPEN) {
      become(BreakerState.CLOSED, "the cache answers again");
    }
    calm = true;
  }

  synchronized void failed(CacheFault fault, String sentence) {
    why = sentence;
    switch (fault) {
      case PASSWORD_REFUSED, PASSWORD_WANTED -> {
        passwordRefused = true;
        calm = false;
      }
      case REFUSED, TIMEOUT, CUT, LOADING, MASTER_DOWN, CLUSTER, POOL_EXHAUSTED, TLS, NOT_REDIS -> {
        if (off) {
          return;
        }
        calm = false;
        failures++;
        if (state == BreakerState.HALF_OPEN) {
          wait = Math.min(2 * wait, LONGEST_WAIT.toNanos());
          openedAt = clock.now();
          become(BreakerState.OPEN, sentence);
        } else if (state == BreakerState.CLOSED && failures >= FAILURES) {
          openedAt = clock.now();
          become(BreakerState.OPEN, sentence);
        }
      }
      case NO_PERMISSION, OUT_OF_MEMORY, READ_ONLY, SHARD_LOST, WRONG_TYPE, GIVEN_UP, OTHER ->
          succeededIfTrying();
    }
  }

  /** The server answered, if only with a refusal: it lives. */
  private void succeededIfTrying() {
    if (state == BreakerState.HALF_OPEN) {
      become(BreakerState.CLOSED, "the cache answers again");
      failures = 0;
      calm = true;
    }
  }

  /** Puts it before the cache, or takes it away; a refused password latches all the same. */
  synchronized void switched(boolean on) {
    if (off == !on) {
      return;
    }
    off = !on;
    failures = 0;
    wait = FIRST_WAIT.toNanos();
    if (state != BreakerState.CLOSED) {
      become(BreakerState.CLOSED, "it was switched off");
    }
    calm = !passwordRefused;
  }

  /** Forgets everything: another server is in use, or a person wants to try again. */
  synchronized void reset(String reason) {
    passwordRefused = false;
    failures = 0;
    wait = FIRST_WAIT.toNanos();
    if (state != BreakerState.CLOSED) {
      become(BreakerState.CLOSED, reason);
    }
    calm = true;
  }

  /** Whether it is open and time, not a person, will let a call try. */
  synchronized boolean waits() {
    return state != BreakerState.CLOSED && !passwordRefused;
  }

  /** The last failure's sentence. */
  synchronized String why() {
    return why;
  }

  private void become(BreakerState next, String reason) {
    BreakerState before = state;
    state = next;
    sink.tell(clock.now(), new BreakerChanged(before, next, reason));
  }
}
