package cachescope.cli;

import java.util.Optional;

/**
 * Which Redis to use.
 *
 * @param uri may hold a password; empty: the embedded server
 * @param prefix of our keys; empty: whatever suits the server
 * @param passwordFromStdin whether the first line of standard input is the password
 */
public record RedisTarget(
    Optional<String> uri, Optional<String> prefix, boolean passwordFromStdin) {
  @Override
  public String toString() {
    return "RedisTarget[uri="
        + (uri.isPresent() ? "(hidden)" : "embedded")
        + ", prefix="
        + prefix
        + "]";
  }
}
