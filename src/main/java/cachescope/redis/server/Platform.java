package cachescope.redis.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operating system and processor underneath, and what embedded-redis has for them.
 *
 * @param os {@code linux}, {@code mac}, {@code windows} or its own name
 * @param arch {@code amd64}, {@code arm64} or its own name
 */
record Platform(String os, String arch) {
  private static final String LINUX_386 = "redis-server-6.2.7-linux-386";
  private static final Map<String, String> BUNDLED =
      Map.of(
          "linux/amd64", "redis-server-6.2.6-v5-linux-amd64",
          "linux/arm64", "redis-server-6.2.7-linux-arm64",
          "mac/amd64", "redis-server-6.2.6-v5-darwin-amd64",
          "mac/arm64", "redis-server-6.2.6-v5-darwin-arm64",
          "windows/amd64", "redis-server-5.0.14.1-windows-amd64.exe");

  static Platform current() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String os =
        name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "mac" : name.strip();
    String cpu = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String arch =
        switch (cpu) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> cpu;
        };
    return new Platform(os, arch);
  }

  boolean windows() {
    return os.equals("windows");
  }

  /** The resource in the jar of embedded-redis. */
  Optional<String> bundled() {
    return Optional.ofNullable(BUNDLED.get(os + "/" + arch));
  }

  /** The static one that needs no library, where this machine can run it. */
  Optional<String> bundledStatic() {
    return os.equals("linux") && arch.equals("amd64") ? Optional.of(LINUX_386) : Optional.empty();
  }

  /** Names of the program on the PATH, the best first. */
  List<String> programs() {
    String suffix = windows() ? ".exe" : "";
    return List.of("redis-server" + suffix, "valkey-server" + suffix);
  }

  /** The user's own folder for things that can be made again. */
  Path cacheFolder(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home", "."));
    return switch (os) {
      case "windows" ->
          absolute(environment.get("LOCALAPPDATA")).orElse(home.resolve("AppData/Local"));
      case "mac" -> home.resolve("Library/Caches");
      default -> absolute(environment.get("XDG_CACHE_HOME")).orElse(home.resolve(".cache"));
    };
  }

  private static Optional<Path> absolute(@Nullable String folder) {
    return Optional.ofNullable(folder)
        .filter(f -> !f.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
