package cachescope.policy.step;

import cachescope.policy.Policies;
import java.util.List;

/**
 * One policy's way through a sequence: forwards, backwards and to any step, as every step is kept.
 *
 * @param steps the empty cache, then one for each request
 */
public record Stepped(Policies.Entry policy, List<Step> steps) {
  /** Keeps a copy. */
  public Stepped {
    steps = List.copyOf(steps);
  }

  /** After so many requests; before the first and after the last there is nothing more. */
  public Step at(int number) {
    return steps.get(Math.clamp(number, 0, steps.size() - 1));
  }

  /** Hits of the whole sequence. */
  public int hits() {
    return steps.getLast().hits();
  }
}
