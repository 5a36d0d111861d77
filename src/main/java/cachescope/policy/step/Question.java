package cachescope.policy.step;

import java.util.ArrayList;
import java.util.List;

/**
 * What a learner guesses before a step is shown; made from the policy's own step, and answered by
 * it.
 *
 * @param choices what can be answered
 * @param right those of the choices that are right
 * @param why what is said afterwards
 */
public record Question(Kind kind, List<String> choices, List<String> right, String why) {
  /** What is asked. */
  public enum Kind {
    /** Is the next request a hit? */
    HIT_OR_MISS,
    /** Who leaves? */
    WHO_LEAVES
  }

  /** The answer that it is a hit. */
  public static final String HIT = "hit";

  /** The answer that it is a miss. */
  public static final String MISS = "miss";

  /** Keeps copies. */
  public Question {
    choices = List.copyOf(choices);
    right = List.copyOf(right);
    if (!choices.containsAll(right)) {
      throw new IllegalArgumentException("a right answer must be a choice");
    }
  }

  /** Before this step, 1 or more: who leaves where somebody does, else whether it is a hit. */
  public static Question before(Stepped stepped, int number) {
    Step step = stepped.at(number);
    if (step.left().isEmpty()) {
      return hitOrMiss(step);
    }
    List<String> choices = new ArrayList<>(stepped.at(number - 1).cached());
    List<String> left = step.left().stream().map(Step.Leaving::key).toList();
    if (left.contains(step.key()) || turnsAway(stepped)) {
      choices.add(step.key());
    }
    String why =
        String.join(
            "; ", step.left().stream().map(each -> each.key() + ": " + each.why()).toList());
    return new Question(Kind.WHO_LEAVES, choices, left, why);
  }

  /** Whether a newcomer is ever turned away: then it is a choice always, and gives nothing away. */
  private static boolean turnsAway(Stepped stepped) {
    return stepped.steps().stream()
        .anyMatch(step -> step.left().stream().anyMatch(gone -> gone.key().equals(step.key())));
  }

  /** Before this step: is it a hit? */
  public static Question hitOrMiss(Step step) {
    String why = step.hit() ? step.key() + " is in the cache" : step.key() + " is not in the cache";
    return new Question(
        Kind.HIT_OR_MISS, List.of(HIT, MISS), List.of(step.hit() ? HIT : MISS), why);
  }

  /** Whether an answer is right. */
  public boolean right(String answer) {
    return right.contains(answer);
  }
}
