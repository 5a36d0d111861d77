package cachescope.lesson;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something to be learnt, a step at a time.
 *
 * @param id short and unique, {@code a-z}, digits and hyphens
 * @param minutes that it takes, 1 to 60
 * @param requires ids of lessons that come before
 * @param paths which of {@link #PATHS} it is on
 * @param remember the picture to remember, one sentence
 * @param settings changes to the classic ones, by name
 * @param users that the database has at least
 * @param introduction CommonMark
 * @param teacher notes for who teaches it, CommonMark; empty: none
 */
public record Lesson(
    String id,
    String title,
    Kind kind,
    int minutes,
    Level level,
    String objective,
    List<String> requires,
    List<String> paths,
    String remember,
    Map<String, String> settings,
    int users,
    String introduction,
    String teacher,
    List<LessonStep> steps) {
  /** Ways through the course. */
  public static final List<String> PATHS = List.of("class-45", "class-90", "evening");

  /** What it is. */
  public enum Kind {
    LESSON,
    /** A design question as a guided whiteboard. */
    WALKTHROUGH
  }

  /** For whom it is. */
  public enum Level {
    BEGINNER,
    INTERMEDIATE,
    ADVANCED
  }

  public Lesson {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    requires = List.copyOf(requires);
    paths = List.copyOf(paths);
    settings = Map.copyOf(settings);
    steps = List.copyOf(steps);
  }
}
