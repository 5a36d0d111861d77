package cachescope.compare;

import cachescope.event.ComparisonFigures;
import cachescope.event.SessionClock;
import cachescope.workload.Schedule.Due;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The same requests with the cache and without it, at the same time.
 *
 * <p>Each request is due on both arms at the same moment, so that whatever disturbs the machine
 * disturbs both; which of the two is sent first is drawn by lot. Open-loop: nobody waits for
 * earlier answers, and latency counts from when a request was due. Writes are sent to both and
 * counted, only reads are compared.
 */
public final class Comparison {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final long PROGRESS = 250_000_000L;
  private static final int RESAMPLES = 2_000;
  private static final int PROGRESS_RESAMPLES = 200;

  /**
   * Progress may take a twentieth of the time, so that looking does not disturb what is measured.
   */
  private static final long SHARE = 20;

  private final Arm on;
  private final Arm off;
  private final List<Due> schedule;
  private final SessionClock clock;
  private final Consumer<ComparisonFigures> told;
  private final SplittableRandom lots;
  private final Pairs pairs;
  private final Thread pacer;
  private final Thread teller;
  private final ExecutorService threads;
  private volatile boolean stopped;

  /**
   * @param on the arm with the cache, {@code off} without
   * @param schedule at least one request
   * @param seed of the lots and of the resampling
   * @param told is given figures about four times a second and, once, the last ones; on a thread of
   *     the comparison
   */
  public Comparison(
      Arm on,
      Arm off,
      List<Due> schedule,
      long seed,
      SessionClock clock,
      Consumer<ComparisonFigures> told) {
    this(on, off, schedule, seed, Verdict.CACHE_ON_OR_OFF, clock, told);
  }

  /**
   * The same requests with a setting changed and as it was.
   *
   * @param changed the arm with the changed setting, {@code again} the other
   * @param change such as {@code time to live 60 s → 5 s}; stands behind "with"
   */
  public static Comparison ofChange(
      Arm changed,
      Arm again,
      List<Due> schedule,
      String change,
      SessionClock clock,
      Consumer<ComparisonFigures> told) {
    return new Comparison(changed, again, schedule, 1, new ChangeConclusion(change), clock, told);
  }

  private Comparison(
      Arm on,
      Arm off,
      List<Due> schedule,
      long seed,
      Verdict verdict,
      SessionClock clock,
      Consumer<ComparisonFigures> told) {
    this.on = on;
    this.off = off;
    this.schedule = List.copyOf(schedule);
    this.clock = clock;
    this.told = told;
    this.lots = new SplittableRandom(seed);
    this.pairs = new Pairs(schedule.size(), seed, verdict);
    this.pacer = Thread.ofPlatform().name("comparison").daemon().unstarted(this::sendAll);
    this.teller = Thread.ofPlatform().name("comparison figures").daemon().unstarted(this::tell);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("compared").factory());
  }

  /** Begins to send. Once only. */
  public void start() {
    pacer.start();
    teller.start();
  }

  /**
   * Sends no more; what was measured is told as the last figures, and what is under way is
   * interrupted.
   */
  public void stop() {
    stopped = true;
    LockSupport.unpark(pacer);
    LockSupport.unpark(teller);
  }

  /**
   * Waits until the last figures were told and nothing is under way any more.
   *
   * @throws InterruptedException where the wait was
   */
  public void join() throws InterruptedException {
    teller.join();
  }

  /**
   * Runs it from beginning to end; once only.
   *
   * @throws InterruptedException where the wait was; it is stopped then, and its last figures told
   */
  public void run() throws InterruptedException {
    start();
    try {
      join();
    } catch (InterruptedException e) {
      stop();
      join();
      throw e;
    }
  }

  private void sendAll() {
    long begin = clock.now();
    for (int i = 0; i < schedule.size() && !stopped; i++) {
      long due = begin + schedule.get(i).after();
      long wait;
      while (!stopped && (wait = due - clock.now()) > 0) {
        LockSupport.parkNanos(this, wait);
      }
      send(i, due);
    }
  }

  private void tell() {
    long pause = PROGRESS;
    while (goesOn()) {
      LockSupport.parkNanos(this, pause);
      if (goesOn()) {
        long began = clock.now();
        told.accept(pairs.figures(PROGRESS_RESAMPLES, false));
        pause = Math.max(PROGRESS, SHARE * (clock.now() - began));
      }
    }
    ComparisonFigures last = pairs.figures(RESAMPLES, true);
    end();
    told.accept(last);
  }

  private boolean goesOn() {
    return !stopped && pairs.done() < schedule.size();
  }

  private void end() {
    try {
      pacer.join();
      threads.shutdownNow();
      if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(int index, long due) {
    if (lots.nextBoolean()) {
      send(on, pairs.on(), index, due);
      send(off, pairs.off(), index, due);
    } else {
      send(off, pairs.off(), index, due);
      send(on, pairs.on(), index, due);
    }
  }

  private void send(Arm arm, Tally tally, int index, long due) {
    threads.execute(() -> ask(arm, tally, index, due));
  }

  private void ask(Arm arm, Tally tally, int index, long due) {
    Due request = schedule.get(index);
    try {
      switch (request.kind()) {
        case READ -> tally.read(index, arm.read(request.userId(), due), clock.now() - due);
        case WRITE -> {
          arm.write(request.userId(), index, due);
          tally.written(index);
        }
        case BEHIND_THE_CACHE -> {
          arm.writeBehindTheCache(request.userId(), index);
          tally.written(index);
        }
      }
    } catch (RuntimeException e) {
      // Whatever it was, nobody got an answer.
      tally.failed(index);
    }
    if (tally.ended() == schedule.size()) {
      LockSupport.unpark(teller);
    }
  }
}
