package cachescope.lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The lessons that come with the program, and those in a folder. */
public final class Lessons {
  private final Shelf<Lesson> shelf;

  /**
   * @param folder of the person's own; empty: none
   */
  public Lessons(Optional<Path> folder) {
    shelf = new Shelf<>("/lessons/", ".md", folder, new LessonFile()::read, Lesson::id);
  }

  /** Those that come with the program, in the order of {@code assets/lessons/list.txt}. */
  public List<Lesson> bundled() {
    return shelf.bundled();
  }

  /**
   * All of them.
   *
   * @param bad told of each file that cannot be used, in a sentence
   */
  public List<Lesson> all(Consumer<String> bad) {
    return shelf.all(bad);
  }

  /**
   * The one of that id, or in that file: what has a dot or a slash in it is a file.
   *
   * @throws IllegalArgumentException with a sentence where there is none of that id
   * @throws IOException with a sentence where the file cannot be used
   */
  public Lesson find(String idOrFile) throws IOException {
    return shelf.find(idOrFile);
  }
}
