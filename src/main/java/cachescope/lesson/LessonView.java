package cachescope.lesson;

import cachescope.lesson.Check.Standing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A lesson that is open, as it is seen.
 *
 * @param at the step, 0 the first
 * @param standing of the step's check
 * @param answer what was answered in this step
 * @param judgement what is to be said of it
 * @param hints how many are shown
 * @param findings what was measured, for {@link Marked#fill}
 * @param done steps that are done
 * @param doing what is being done; empty: it waits for the learner
 * @param trouble why something could not be done; empty: nothing is wrong
 */
public record LessonView(
    Lesson lesson,
    int at,
    Standing standing,
    Optional<List<String>> answer,
    Optional<Judgement> judgement,
    int hints,
    Findings findings,
    Set<Integer> done,
    String doing,
    String trouble) {
  public LessonView {
    Objects.requireNonNull(lesson, "lesson");
    answer = answer.map(List::copyOf);
    done = Set.copyOf(done);
  }

  public LessonStep step() {
    return lesson.steps().get(at);
  }

  /** A text of the lesson with what was measured in it. */
  public String filled(String text) {
    return Marked.fill(text, standing.holds() ? findings : Findings.NONE);
  }

  /** Whether the last step is done. */
  public boolean finished() {
    return at == lesson.steps().size() - 1 && standing.holds();
  }
}
