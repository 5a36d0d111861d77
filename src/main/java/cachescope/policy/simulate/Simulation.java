package cachescope.policy.simulate;

import cachescope.policy.Future;
import cachescope.trace.RequestSource;
import cachescope.trace.RequestTrace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One trace, met by every policy of a plan with every capacity: read and numbered once, in blocks.
 *
 * <p>Memory is bounded by what the policies keep: numbers of keys that nobody knows any more are
 * given to others. Only a policy that knows the future needs the whole trace, read ahead, at four
 * bytes a request (eight where keys have sizes).
 */
public final class Simulation {
  private static final int FIRST_LOOK = 1 << 22;

  private final RequestTrace trace;
  private final Plan plan;
  private final Progress progress;
  private final KeyNumbers numbers = new KeyNumbers();
  private int takeBackAt = FIRST_LOOK;
  private long numbering;
  private boolean ended;

  private Simulation(RequestTrace trace, Plan plan, Progress progress) {
    this.trace = trace;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * How the policies fared.
   *
   * @param results policy by policy, each with each capacity
   * @param distinct how many different keys had a number at the end
   * @param whole whether the trace was met to its end
   */
  public record Outcome(List<Result> results, long distinct, boolean whole) {
    /** Keeps a copy. */
    public Outcome {
      results = List.copyOf(results);
    }
  }

  /**
   * Simulates.
   *
   * @param progress is asked after each block whether to go on; where not, the outcome is of what
   *     was met until then
   * @throws IOException with a sentence where the trace cannot be read
   * @throws InterruptedException where this thread is interrupted
   */
  public static Outcome run(RequestTrace trace, Plan plan, Progress progress)
      throws IOException, InterruptedException {
    return new Simulation(trace, plan, progress).run();
  }

  private Outcome run() throws IOException, InterruptedException {
    Optional<Future> future = plan.needsFuture() ? Optional.of(readAhead()) : Optional.empty();
    List<Contestant> contestants = ended ? List.of() : plan.contestants(future);
    if (!ended) {
      try (RequestSource source = trace.open()) {
        meet(source, contestants);
      }
    }
    return new Outcome(
        contestants.stream().map(each -> each.result(numbering)).toList(), numbers.size(), !ended);
  }

  private Future readAhead() throws IOException {
    Future future = new Future(plan.needsKeysOfFuture());
    KeyNumbers ahead = new KeyNumbers();
    Block block = new Block();
    try (RequestSource source = trace.open()) {
      while (!ended && block.read(source)) {
        block.number(ahead);
        for (int i = 0; i < block.count(); i++) {
          future.add(block.numbers()[i]);
        }
        ended = !progress.reached(0);
      }
    }
    future.close();
    return future;
  }

  private void meet(RequestSource source, List<Contestant> contestants)
      throws IOException, InterruptedException {
    if (plan.threads() == 1) {
      try (Crew crew = new Crew(contestants, Optional.empty())) {
        meet(source, contestants, crew);
      }
    } else {
      ExecutorService threads =
          Executors.newFixedThreadPool(
              Math.min(plan.threads(), contestants.size()),
              work -> Thread.ofPlatform().daemon().name("simulate").unstarted(work));
      try (Crew crew = new Crew(contestants, Optional.of(threads))) {
        meet(source, contestants, crew);
      }
    }
  }

  private void meet(RequestSource source, List<Contestant> contestants, Crew crew)
      throws IOException, InterruptedException {
    Block next = new Block();
    Block other = new Block();
    long met = 0;
    while (!ended && next.read(source)) {
      if (numbers.size() > takeBackAt) {
        crew.await();
        numbers.takeBack(number -> contestants.stream().anyMatch(each -> each.knows(number)));
        takeBackAt = Math.max(FIRST_LOOK, 2 * numbers.size());
      }
      numbering += next.number(numbers);
      crew.await();
      crew.meet(next);
      met += next.count();
      Block done = other;
      other = next;
      next = done;
      ended = !progress.reached(met);
    }
    crew.await();
  }
}
