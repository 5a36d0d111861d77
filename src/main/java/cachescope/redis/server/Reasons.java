package cachescope.redis.server;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Why a file could not be made, and why a program would not run, in words and with what to do. */
final class Reasons {
  private Reasons() {}

  static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied: " + denied.getFile();
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case FileAlreadyExistsException taken -> "in the way: " + taken.getFile();
      case NotDirectoryException file -> "not a folder: " + file.getFile();
      default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    };
  }

  /**
   * What to do about the words with which a loader or a shell turned a program down.
   *
   * @return a clause that begins with "; ", or nothing where we know no remedy
   */
  static String remedy(String said) {
    if (said.contains("libssl") || said.contains("libcrypto") || said.contains("openssl")) {
      return "; installing OpenSSL 3 (package libssl3, or brew install openssl@3) would help";
    }
    if (said.contains("GLIBC")) {
      return "; it needs a newer system (glibc 2.34), or install the package redis-server";
    }
    if (said.contains("Permission denied") || said.contains("error: 13")) {
      return "; its folder does not allow execution (noexec), set XDG_CACHE_HOME to one that does";
    }
    if (said.contains("cannot execute")
        || said.contains("Exec format")
        || said.contains("error=8")
        || said.contains("error: 8")
        || said.contains("ELF")) {
      return "; it was built for another kind of machine or is damaged";
    }
    return "";
  }
}
