package cachescope.why;

import cachescope.event.Question;
import java.util.List;
import java.util.Set;

/** Every kind of question, and who answers it. */
public final class Answers {
  private Answers() {}

  /** The answer to a question, as of a moment. Takes up to a second where much is kept. */
  public static Explanation of(Question question, Moment moment) {
    return none(question, moment, "");
  }

  static Explanation none(Question question, Moment moment, String headline) {
    return new Explanation(
        question, moment.at(), headline, List.of(), List.of(), List.of(), Set.of(), Set.of());
  }
}
