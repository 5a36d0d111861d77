package cachescope.redis.server;

import java.nio.file.Path;

/**
 * A redis-server that was seen to run.
 *
 * @param version such as {@code 6.2.11}
 * @param name how a person would call it, such as "the bundled Redis"
 */
record RedisBinary(Path path, String version, String name) {
  /** Whether the version is this or newer. */
  boolean atLeast(int major, int minor) {
    String[] parts = version.split("\\.", -1);
    int ours = number(parts, 0);
    return ours > major || (ours == major && number(parts, 1) >= minor);
  }

  private static int number(String[] parts, int i) {
    String digits = i < parts.length ? parts[i].replaceAll("\\D.*", "") : "";
    return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
  }
}
