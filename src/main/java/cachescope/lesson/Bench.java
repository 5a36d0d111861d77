package cachescope.lesson;

import cachescope.lesson.Doing.Experiment;

/** Where experiments are run. */
@FunctionalInterface
public interface Bench {
  /**
   * Runs one to its end.
   *
   * @return its numbers, without the experiment's name before them
   * @throws IllegalArgumentException with a sentence where it cannot be run, or did not come out as
   *     its own file says it must
   */
  Findings run(Experiment experiment) throws InterruptedException;
}
