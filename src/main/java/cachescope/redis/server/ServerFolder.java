package cachescope.redis.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder (0700) of one running server: its configuration and password (0600), its log. Gone with
 * the server.
 */
record ServerFolder(Path path) {
  private static final int LOG_READ = 16_000;

  /**
   * Makes one, under its former name where that is free.
   *
   * @throws IOException with a sentence
   */
  static ServerFolder create(Path parent, Optional<Path> former) throws IOException {
    try {
      if (former.isPresent()) {
        return new ServerFolder(Files.createDirectory(former.get(), only(parent, "rwx------")));
      }
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      // Somebody else's now; a new name does as well.
    }
    try {
      return new ServerFolder(
          Files.createTempDirectory(parent, "cachescope-redis-", only(parent, "rwx------")));
    } catch (IOException e) {
      throw new IOException(
          "no folder for the server can be made in %s (%s); -Djava.io.tmpdir=FOLDER chooses another"
              .formatted(parent, Reasons.of(e)),
          e);
    }
  }

  Path configuration() {
    return path.resolve("redis.conf");
  }

  Path password() {
    return path.resolve("password");
  }

  Path log() {
    return path.resolve("server.log");
  }

  /**
   * Writes a file that only we may read.
   *
   * @throws IOException with a sentence
   */
  void write(Path file, String text) throws IOException {
    try {
      Files.createFile(file, only(path, "rw-------"));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be written (%s); is the disk full?".formatted(file, Reasons.of(e)), e);
    }
  }

  /** What the server said last; empty where nothing can be read. */
  List<String> said() {
    try {
      byte[] log = Files.readAllBytes(log());
      int from = Math.max(0, log.length - LOG_READ);
      return new String(log, from, log.length - from, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Removes it with all that is in it; what cannot be removed stays. */
  void remove() {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // The system empties its temporary folder.
    }
  }

  private static FileAttribute<?>[] only(Path folder, String rights) throws IOException {
    if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
    };
  }
}
