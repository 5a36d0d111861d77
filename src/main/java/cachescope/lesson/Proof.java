package cachescope.lesson;

import cachescope.lesson.Check.Standing;
import cachescope.scenario.Condition;
import cachescope.scenario.Laboratory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Proves a lesson: each check fails when its step begins, fails after what is wrong, and holds
 * after what is right; answers and marked numbers agree with what was measured.
 */
public final class Proof {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long ROUND = 10_000_000L;

  private final LessonRun run;
  private final Laboratory laboratory;
  private final Consumer<Step> told;

  /**
   * What came out of a step.
   *
   * @param number 1 the first
   * @param faults what is wrong with it, a sentence each; none: it is proven
   */
  public record Step(int number, String title, int line, List<String> faults) {
    public Step {
      faults = List.copyOf(faults);
    }
  }

  /**
   * @param laboratory that nobody else uses meanwhile
   * @param told after each step
   */
  public Proof(Lesson lesson, Laboratory laboratory, Bench bench, Consumer<Step> told) {
    this.laboratory = laboratory;
    this.told = told;
    run = new LessonRun(lesson, laboratory, bench);
  }

  /** Goes through all steps; returns whether all are proven. */
  public boolean prove() throws InterruptedException {
    boolean proven = true;
    for (int i = 0; i < run.lesson().steps().size(); i++) {
      List<String> faults = new ArrayList<>();
      try {
        if (i == 0) {
          run.open(0);
        } else {
          run.begin(i);
        }
        step(i, faults);
      } catch (IllegalArgumentException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
      proven &= faults.isEmpty();
      told.accept(new Step(i + 1, run.step().title(), run.step().line(), faults));
    }
    return proven;
  }

  private void step(int number, List<String> faults) throws InterruptedException {
    LessonStep step = run.step();
    if (step.check().isEmpty()) {
      run.show();
    } else {
      if (run.look().holds()) {
        faults.add("the check holds before anything was done");
        return;
      }
      if (step.wrong().isPresent()) {
        run.goWrong();
        settle();
        if (run.look().holds()) {
          faults.add("the check holds after what is wrong");
        }
        run.begin(number);
      }
      run.show();
      Standing standing = await();
      if (!standing.holds()) {
        faults.add("after 'show' the check does not hold: " + standing.reason());
        return;
      }
    }
    run.contradiction().ifPresent(faults::add);
    Findings findings = run.findings();
    for (Marked each : step.marked()) {
      Condition condition = each.condition();
      if (!condition.holds(findings.number(condition.of()))) {
        faults.add("a marked number: " + LessonRun.mismatch(condition, findings));
      }
    }
  }

  /** What Redis tells comes a little later than what the service tells. */
  private void settle() throws InterruptedException {
    laboratory.settle();
    long until = laboratory.clock().now() + 300_000_000L;
    while (laboratory.clock().now() < until) {
      pause();
    }
  }

  private Standing await() throws InterruptedException {
    long until = laboratory.clock().now() + PATIENCE.toNanos();
    Standing standing = run.look();
    while (!standing.holds() && laboratory.clock().now() < until) {
      pause();
      standing = run.look();
    }
    return standing;
  }

  private static void pause() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    LockSupport.parkNanos(ROUND);
  }
}
