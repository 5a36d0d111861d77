package cachescope.lesson;

import cachescope.lesson.Doing.Experiment;
import cachescope.scenario.Condition;
import java.util.List;
import java.util.Objects;

/**
 * A question of an interview.
 *
 * @param topic one of {@link #TOPICS}
 * @param asked as it is asked
 * @param rubric points of a strong answer, each to be ticked or not
 * @param weak usual weak answers
 * @param proof what supports the answer, measured
 * @param lessons ids of lessons for it
 */
public record Question(
    String id,
    String topic,
    Level level,
    String asked,
    List<String> rubric,
    List<Weak> weak,
    List<FollowUp> followUps,
    Proving proof,
    List<String> lessons) {
  public static final List<String> TOPICS =
      List.of(
          "strategies",
          "invalidation",
          "eviction",
          "trade-offs",
          "when-to-cache",
          "why-redis",
          "misses",
          "failures",
          "consistency",
          "scaling",
          "measurement",
          "security");

  /** For whom it is. */
  public enum Level {
    JUNIOR,
    MID,
    SENIOR
  }

  /** A weak answer, and why it is weak. */
  public record Weak(String answer, String why) {}

  /** What is asked next. */
  public record FollowUp(String asked, String answer) {}

  /**
   * How the answer is proven.
   *
   * @param sentence to quote, with marked numbers in it
   */
  public record Proving(List<Experiment> experiments, List<Condition> expect, String sentence) {
    public Proving {
      experiments = List.copyOf(experiments);
      expect = List.copyOf(expect);
      Objects.requireNonNull(sentence, "sentence");
    }
  }

  public Question {
    Objects.requireNonNull(id, "id");
    rubric = List.copyOf(rubric);
    weak = List.copyOf(weak);
    followUps = List.copyOf(followUps);
    lessons = List.copyOf(lessons);
  }
}
