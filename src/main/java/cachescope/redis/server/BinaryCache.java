package cachescope.redis.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import redis.embedded.RedisServer;

/**
 * Binaries unpacked from the jar of embedded-redis, each once, into a folder that is named after
 * their checksum.
 *
 * <p>A file appears under its name only when it is whole, so that nobody executes half of one. Any
 * number of processes may share the folder.
 */
final class BinaryCache {
  private final Path root;

  BinaryCache(Path root) {
    this.root = root;
  }

  /**
   * The file of a resource, unpacked if it was not.
   *
   * @return empty where the jar has no such resource
   * @throws IOException with a sentence where it cannot be unpacked
   */
  Optional<Path> unpack(String resource) throws IOException {
    URL url = RedisServer.class.getClassLoader().getResource(resource);
    if (url == null) {
      return Optional.empty();
    }
    Packed packed = Packed.of(url);
    Path folder = root.resolve("%08x".formatted(packed.crc()));
    Path file = folder.resolve(resource);
    if (!Files.isRegularFile(file) || Files.size(file) != packed.size()) {
      try {
        unpack(url, packed, folder, file);
      } catch (IOException e) {
        throw new IOException(
            "it cannot be unpacked to %s (%s); a writable folder with %d MB of room would do"
                .formatted(folder, Reasons.of(e), packed.size() / 1_000_000 + 1),
            e);
      }
    }
    return Optional.of(file);
  }

  private static void unpack(URL url, Packed packed, Path folder, Path file) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "unpacking", null);
    try {
      CRC32 crc = new CRC32();
      try (InputStream in = new CheckedInputStream(url.openStream(), crc)) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      if (crc.getValue() != packed.crc() || Files.size(part) != packed.size()) {
        throw new IOException("the unpacked file is not what was packed");
      }
      if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
      }
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Checksum and size of the resource as the jar's directory tells them, without unpacking. */
  private record Packed(long crc, long size) {
    static Packed of(URL url) throws IOException {
      URLConnection connection = url.openConnection();
      if (connection instanceof JarURLConnection jar
          && jar.getJarEntry().getCrc() != -1
          && jar.getJarEntry().getSize() >= 0) {
        return new Packed(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
      }
      CRC32 crc = new CRC32();
      try (InputStream in = new CheckedInputStream(url.openStream(), crc)) {
        long size = in.transferTo(OutputStream.nullOutputStream());
        return new Packed(crc.getValue(), size);
      }
    }
  }
}
