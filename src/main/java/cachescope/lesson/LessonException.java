package cachescope.lesson;

import java.io.IOException;

/** A file cannot be used; the message is a sentence that names the file, and the line if it can. */
public final class LessonException extends IOException {
  private static final long serialVersionUID = 1L;

  LessonException(String sentence) {
    super(sentence);
  }
}
