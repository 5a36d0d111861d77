package cachescope.event;

import java.util.List;
import java.util.Objects;

/** A wish of somebody who takes a lesson, or of who teaches it. */
public sealed interface LessonIntent extends Intent.ForLesson {
  /**
   * Begin a lesson, in place of the one that is open.
   *
   * @param lesson its id, or a file
   * @param step 0 the first
   */
  record OpenLesson(String lesson, int step) implements LessonIntent {
    public OpenLesson {
      Objects.requireNonNull(lesson, "lesson");
    }
  }

  /**
   * Answer what the step asks.
   *
   * @param given of a choice the indexes of the options, of an order its items, else one text
   */
  record AnswerQuestion(List<String> given) implements LessonIntent {
    public AnswerQuestion {
      given = List.copyOf(given);
    }
  }

  /** Do the step for real, and run its experiments. */
  record ShowMe() implements LessonIntent {}

  /** Run the experiments of the step. */
  record RunExperiments() implements LessonIntent {}

  /** Show one more hint. */
  record ShowHint() implements LessonIntent {}

  /** Go to the next step, whether this one is done or not. */
  record NextStep() implements LessonIntent {}

  record PreviousStep() implements LessonIntent {}

  /** Begin this step again. */
  record RepeatStep() implements LessonIntent {}

  /** End the lesson; the settings from before are put back. */
  record CloseLesson() implements LessonIntent {}
}
