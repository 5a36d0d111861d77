package cachescope.lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The interview questions that come with the program, and those in a folder. */
public final class Questions {
  private final Shelf<Question> shelf;

  /**
   * @param folder of the person's own; empty: none
   */
  public Questions(Optional<Path> folder) {
    shelf = new Shelf<>("/interview/", ".json", folder, new QuestionFile()::read, Question::id);
  }

  /** Those that come with the program, in the order of {@code assets/interview/list.txt}. */
  public List<Question> bundled() {
    return shelf.bundled();
  }

  /**
   * All of them.
   *
   * @param bad told of each file that cannot be used, in a sentence
   */
  public List<Question> all(Consumer<String> bad) {
    return shelf.all(bad);
  }

  /**
   * The one of that id, or in that file: what has a dot or a slash in it is a file.
   *
   * @throws IllegalArgumentException with a sentence where there is none of that id
   * @throws IOException with a sentence where the file cannot be used
   */
  public Question find(String idOrFile) throws IOException {
    return shelf.find(idOrFile);
  }
}
