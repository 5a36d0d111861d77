package cachescope.lesson;

import cachescope.lesson.Doing.Experiment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One idea of a lesson.
 *
 * @param line of its heading in the file, 1 or more
 * @param prose CommonMark, with marked numbers in it
 * @param run done when it begins
 * @param show what does the step for real
 * @param wrong what a learner may do in its place, after which it is not done
 * @param hints CommonMark, one shown after the other
 * @param explain CommonMark, shown when it is done; empty: nothing
 * @param teacher notes, CommonMark; empty: none
 */
public record LessonStep(
    String title,
    int line,
    String prose,
    Optional<Doing> run,
    List<Point> points,
    Optional<Ask> ask,
    List<Experiment> experiments,
    Optional<Check> check,
    Optional<Doing> show,
    Optional<Doing> wrong,
    List<String> hints,
    String explain,
    String teacher) {
  public LessonStep {
    Objects.requireNonNull(title, "title");
    points = List.copyOf(points);
    experiments = List.copyOf(experiments);
    hints = List.copyOf(hints);
  }

  /**
   * Parts of the window to look at.
   *
   * @param at names of parts, or keys such as {@code user:1}
   * @param words what is to be seen there
   */
  public record Point(List<String> at, String words) {
    /** Parts of the window. */
    public static final List<String> PARTS =
        List.of(
            "client",
            "service",
            "redis",
            "database",
            "queue",
            "keys",
            "exits",
            "verdict",
            "latency",
            "ratio",
            "load",
            "on-off",
            "events",
            "timeline",
            "controls");

    public Point {
      at = List.copyOf(at);
      Objects.requireNonNull(words, "words");
    }
  }

  /** The marked numbers in everything that a learner reads. */
  public List<Marked> marked() {
    String all = prose + "\n" + explain + "\n" + ask.map(Ask::texts).orElse("");
    return Marked.in(all);
  }
}
