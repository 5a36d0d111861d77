package cachescope.compare;

import cachescope.event.ComparisonFigures;
import cachescope.event.SessionClock;
import cachescope.workload.Schedule.Due;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The same requests with the cache and without it, at the same time.
 *
 * <p>Sent as a {@link Contest} of two. Writes are sent to both and counted, only reads are
 * compared.
 */
public final class Comparison {
  private static final long PROGRESS = 250_000_000L;
  private static final int RESAMPLES = 2_000;
  private static final int PROGRESS_RESAMPLES = 200;

  /**
   * Progress may take a twentieth of the time, so that looking does not disturb what is measured.
   */
  private static final long SHARE = 20;

  private final SessionClock clock;
  private final Consumer<ComparisonFigures> told;
  private final Contest contest;
  private final Pairs pairs;
  private final Thread teller;

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
    this.clock = clock;
    this.told = told;
    this.teller = Thread.ofPlatform().name("comparison figures").daemon().unstarted(this::tell);
    this.contest =
        new Contest(List.of(on, off), schedule, seed, clock, () -> LockSupport.unpark(teller));
    this.pairs =
        new Pairs(contest.tallies().getFirst(), contest.tallies().getLast(), seed, verdict);
  }

  /** Begins to send. Once only. */
  public void start() {
    contest.start();
    teller.start();
  }

  /**
   * Sends no more; what was measured is told as the last figures, and what is under way is
   * interrupted.
   */
  public void stop() {
    contest.stop();
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

  private void tell() {
    long pause = PROGRESS;
    while (contest.goesOn()) {
      LockSupport.parkNanos(this, pause);
      if (contest.goesOn()) {
        long began = clock.now();
        told.accept(pairs.figures(PROGRESS_RESAMPLES, false));
        pause = Math.max(PROGRESS, SHARE * (clock.now() - began));
      }
    }
    ComparisonFigures last = pairs.figures(RESAMPLES, true);
    contest.end();
    told.accept(last);
  }
}
