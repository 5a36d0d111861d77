package cachescope.workload;

import cachescope.event.EventSink;
import cachescope.event.Origin;
import cachescope.event.SessionClock;
import cachescope.event.SessionEvent.Noticed;
import cachescope.event.WorkloadSpec;
import cachescope.service.StoreException;
import cachescope.service.UserPatch;
import cachescope.service.UserService;
import cachescope.trace.Trace;
import cachescope.trace.TraceRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An open-loop workload: each request has a time of its own and is sent then, whether or not
 * earlier ones came back.
 *
 * <p>One platform thread keeps the pace; whatever fell due while it slept is sent in one go. Each
 * request has a virtual thread, and its latency counts from when it was due, so that a late sender
 * hides nothing. A write changes the user's e-mail address.
 */
public final class Workload {
  /**
   * Requests that may be under way at once; whatever arrives beyond is not sent, and that is told.
   */
  public static final int MOST_IN_FLIGHT = 50_000;

  /** After {@link #stop}, requests under way have so long before they are interrupted. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private final WorkloadSpec spec;
  private final UserService service;
  private final SessionClock clock;
  private final EventSink sink;
  private final Runnable finished;
  private final int mostInFlight;
  private final Thread pacer;
  private final ExecutorService threads;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean stopped;
  private long writes;
  private long notSent;
  private long notSentTold;

  /**
   * @param finished called once, on a thread of the workload, when no request is under way any more
   */
  public Workload(
      WorkloadSpec spec,
      UserService service,
      SessionClock clock,
      EventSink sink,
      Runnable finished) {
    this(spec, service, clock, sink, finished, MOST_IN_FLIGHT);
  }

  Workload(
      WorkloadSpec spec,
      UserService service,
      SessionClock clock,
      EventSink sink,
      Runnable finished,
      int mostInFlight) {
    this.spec = spec;
    this.service = service;
    this.clock = clock;
    this.sink = sink;
    this.finished = finished;
    this.mostInFlight = mostInFlight;
    this.pacer = Thread.ofPlatform().name("workload").daemon().unstarted(this::run);
    this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request").factory());
  }

  /** Begins to send. Once only. */
  public void start() {
    pacer.start();
  }

  /**
   * Sends no more, and returns when no request is under way: after 2 s the rest are interrupted.
   *
   * @throws InterruptedException where the wait was; the workload ends all the same
   */
  public void stop() throws InterruptedException {
    stopped = true;
    LockSupport.unpark(pacer);
    if (Thread.currentThread() != pacer) {
      pacer.join();
    }
  }

  /** Requests under way now. */
  public int inFlight() {
    return inFlight.get();
  }

  private void run() {
    try {
      send();
      tellNotSent();
      awaitRequests();
    } finally {
      finished.run();
    }
  }

  private void send() {
    Trace trace = Requests.of(spec);
    var arrivals =
        new Arrivals(spec.ratePerSecond(), clock.now(), new SplittableRandom(~spec.seed()));
    long lastTold = clock.now();
    while (trace.hasNext()) {
      long due = arrivals.next();
      if (!awaitTime(due)) {
        return;
      }
      send(trace.next(), due);
      if (notSent > notSentTold && due - lastTold > NANOS_A_SECOND) {
        lastTold = due;
        tellNotSent();
      }
    }
  }

  /** Returns false where the workload was stopped first. */
  private boolean awaitTime(long due) {
    while (!stopped) {
      long wait = due - clock.now();
      if (wait <= 0) {
        return true;
      }
      LockSupport.parkNanos(this, wait);
    }
    return false;
  }

  private void send(TraceRequest request, long due) {
    if (inFlight.get() >= mostInFlight) {
      notSent++;
      return;
    }
    long write = request.write() ? ++writes : 0;
    inFlight.incrementAndGet();
    threads.execute(() -> ask(request, write, due));
  }

  private void ask(TraceRequest request, long write, long due) {
    try {
      if (request.write()) {
        service.put(request.userId(), patch(request.userId(), write), Origin.WORKLOAD, due);
      } else {
        service.get(request.userId(), Origin.WORKLOAD, due);
      }
    } catch (StoreException e) {
      // The service told it as a request left unanswered.
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private static UserPatch patch(long userId, long write) {
    String email = "user" + userId + "+" + write + "@example.com";
    return new UserPatch(Optional.empty(), Optional.of(email));
  }

  private void tellNotSent() {
    if (notSent > notSentTold) {
      sink.tell(
          clock.now(),
          new Noticed(
              true,
              (notSent - notSentTold)
                  + " requests were not sent, because "
                  + mostInFlight
                  + " were under way already."));
      notSentTold = notSent;
    }
  }

  private void awaitRequests() {
    threads.shutdown();
    long giveUp = Long.MAX_VALUE;
    boolean done = false;
    while (!done) {
      if (stopped && giveUp == Long.MAX_VALUE) {
        giveUp = clock.now() + GRACE.toNanos();
      }
      if (clock.now() > giveUp) {
        threads.shutdownNow();
        giveUp = clock.now() + GRACE.toNanos();
      }
      try {
        done = threads.awaitTermination(50, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        stopped = true;
      }
    }
  }
}
