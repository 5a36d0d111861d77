package cachescope.lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A person's progress, kept in a file as it changes. Safe for any thread. */
public final class ProgressBook {
  private final Optional<ProgressFile> file;
  private final Consumer<String> trouble;
  private Optional<Progress> progress = Optional.empty();
  private boolean readOnly;

  /**
   * @param file empty: it is kept in memory only
   * @param trouble told in a sentence where the file cannot be read or written
   */
  public ProgressBook(Optional<Path> file, Consumer<String> trouble) {
    this.file = file.map(ProgressFile::new);
    this.trouble = trouble;
  }

  /** The progress so far; the file is read for the first look. */
  public synchronized Progress get() {
    if (progress.isEmpty()) {
      progress = Optional.of(read());
    }
    return progress.get();
  }

  private Progress read() {
    try {
      return file.isPresent() ? file.get().read() : Progress.NONE;
    } catch (LessonException e) {
      // A file that somebody may still mend is not written over.
      readOnly = true;
      trouble.accept(e.getMessage() + " Progress of this session is not kept.");
      return Progress.NONE;
    }
  }

  /** Changes it. */
  public synchronized void change(UnaryOperator<Progress> how) {
    Progress changed = how.apply(get());
    if (changed.equals(get())) {
      return;
    }
    progress = Optional.of(changed);
    if (file.isEmpty() || readOnly) {
      return;
    }
    try {
      file.get().write(changed);
    } catch (IOException e) {
      trouble.accept("Progress cannot be kept: " + e.getMessage());
    }
  }
}
