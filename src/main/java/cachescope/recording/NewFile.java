package cachescope.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Files for recordings: new ones only, and nobody else's to read. */
final class NewFile {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'cachescope-'uuuu-MM-dd-HHmmss", Locale.ROOT);
  private static final String ENDING = ".jsonl";

  private NewFile() {}

  /** A file named by date and time. */
  static Path in(Path folder, LocalDateTime now) {
    Path file = folder.resolve(NAME.format(now) + ENDING);
    for (int n = 2; Files.exists(file); n++) {
      file = folder.resolve(NAME.format(now) + "-" + n + ENDING);
    }
    return file;
  }

  /** The file that goes on after another: {@code name-2.jsonl} after {@code name.jsonl}. */
  static Path after(Path file, int part) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    int dot = name.indexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String ending = dot < 0 ? "" : name.substring(dot);
    return file.resolveSibling(stem + "-" + part + ending);
  }

  /**
   * The file that somebody typed.
   *
   * @throws IllegalArgumentException with a sentence
   */
  static Path typed(String text) {
    try {
      return Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          BrokenException.quoted(text) + " cannot be the name of a file.", e);
    }
  }

  static boolean isCompressed(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /**
   * Makes it, with the folders above it.
   *
   * @throws RecordingException with a sentence
   */
  static OutputStream create(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return Channels.newOutputStream(
          Files.newByteChannel(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              posix ? ours() : new FileAttribute<?>[0]));
    } catch (FileAlreadyExistsException e) {
      throw new RecordingException(
          e.getFile().equals(file.toString())
              ? file + " is there already, and a recording overwrites nothing: choose another name."
              : e.getFile() + " is a file, so no recording can be put into it.",
          e);
    } catch (AccessDeniedException e) {
      throw new RecordingException(file + " may not be written by you: choose another folder.", e);
    } catch (IOException e) {
      throw new RecordingException(file + " cannot be written: " + reason(e) + ".", e);
    }
  }

  private static FileAttribute<?>[] ours() {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  /** Why writing failed, in words. */
  static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("not enough space")) {
      return "the disk is full";
    }
    if (lower.contains("quota")) {
      return "your share of the disk is used up";
    }
    return message;
  }
}
