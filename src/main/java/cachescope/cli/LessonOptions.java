package cachescope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code cachescope lessons} or {@code cachescope interview} was asked for.
 *
 * @param folder of the person's own files; empty: that of the platform
 */
public record LessonOptions(Wanted wanted, Optional<Path> folder, boolean json) {
  public LessonOptions {
    Objects.requireNonNull(wanted, "wanted");
    Objects.requireNonNull(folder, "folder");
  }

  /** What is to be done. */
  public sealed interface Wanted {}

  public record ListLessons() implements Wanted {}

  /** Prove lessons; none named: all. */
  public record CheckLessons(List<String> idsOrFiles) implements Wanted {
    public CheckLessons {
      idsOrFiles = List.copyOf(idsOrFiles);
    }
  }

  /** Take a lesson in the terminal. */
  public record RunLesson(String idOrFile) implements Wanted {}

  public record ListQuestions() implements Wanted {}

  /** Prove questions; none named: all. */
  public record ProveQuestions(List<String> idsOrFiles) implements Wanted {
    public ProveQuestions {
      idsOrFiles = List.copyOf(idsOrFiles);
    }
  }
}
