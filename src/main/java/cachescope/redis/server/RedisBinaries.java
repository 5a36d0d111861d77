package cachescope.redis.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The redis-servers of this machine in the order in which they are tried: the bundled one, one on
 * the PATH, and the bundled static one that needs no library.
 */
public final class RedisBinaries {
  private static final Pattern VERSION = Pattern.compile("v=([0-9][0-9.]*)");
  private static final long PATIENCE_SECONDS = 10;

  private final List<BinarySource> sources;

  RedisBinaries(List<BinarySource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** The usual ones, unpacked into the user's own cache folder. */
  public static RedisBinaries usual() {
    Platform platform = Platform.current();
    return in(platform.cacheFolder(System.getenv()).resolve("cachescope").resolve("redis"));
  }

  /** The usual ones, unpacked into this folder. */
  public static RedisBinaries in(Path folder) {
    Platform platform = Platform.current();
    BinaryCache cache = new BinaryCache(folder);
    return new RedisBinaries(
        List.of(
            new BinarySource("the bundled Redis", false, () -> unpack(cache, platform.bundled())),
            new BinarySource(
                "redis-server on the PATH",
                true,
                () -> onPath(platform.programs(), System.getenv())),
            new BinarySource(
                "the bundled static Redis", false, () -> unpack(cache, platform.bundledStatic()))));
  }

  List<BinarySource> sources() {
    return sources;
  }

  /**
   * Runs {@code --version} of a file.
   *
   * @throws IOException with a sentence that says which file, what was said, and what to do
   */
  static RedisBinary tryOut(BinarySource source, Path file) throws IOException {
    String said = versionOf(file);
    Matcher version = VERSION.matcher(said);
    if (!version.find()) {
      String words = said.strip();
      throw new IOException(
          "%s does not run: %s%s"
              .formatted(file, words.isEmpty() ? "it says nothing" : words, Reasons.remedy(said)));
    }
    RedisBinary binary = new RedisBinary(file, version.group(1), source.name());
    if (source.wantsVersion() && !binary.atLeast(6, 2)) {
      throw new IOException(
          "%s is version %s, and 6.2 or newer is needed".formatted(file, binary.version()));
    }
    return binary;
  }

  private static String versionOf(Path file) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(file.toString(), "--version")
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
    } catch (IOException e) {
      String said = Reasons.of(e);
      throw new IOException("%s does not run: %s%s".formatted(file, said, Reasons.remedy(said)), e);
    }
    try (InputStream out = process.getInputStream()) {
      process.getOutputStream().close();
      byte[] said = out.readNBytes(4_000);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(file + " does not end when asked for its version");
      }
      return new String(said, StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + file + " was tried out", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Optional<Path> unpack(BinaryCache cache, Optional<String> resource)
      throws IOException {
    return resource.isPresent() ? cache.unpack(resource.get()) : Optional.empty();
  }

  static Optional<Path> onPath(List<String> programs, Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", "");
    for (String program : programs) {
      for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
        if (!folder.isBlank() && Files.isExecutable(Path.of(folder, program))) {
          return Optional.of(Path.of(folder, program).toAbsolutePath());
        }
      }
    }
    return Optional.empty();
  }
}
