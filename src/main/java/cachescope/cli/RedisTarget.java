package cachescope.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Which Redis to use.
 *
 * @param uri may hold a password; empty: the embedded server
 * @param prefix of our keys; empty: whatever suits the server
 * @param passwordFromStdin whether the first line of standard input is the password
 * @param password from the environment, for an address without one
 * @param files for TLS
 * @param consent the host's name, typed by who allows CONFIG SET there; empty text: nobody did
 */
public record RedisTarget(
    Optional<String> uri,
    Optional<String> prefix,
    boolean passwordFromStdin,
    Optional<String> password,
    Files files,
    String consent) {

  /**
   * PEM files for TLS.
   *
   * @param authority whom to trust in place of whom Java trusts
   * @param certificate our own, and {@code key}: its key
   */
  public record Files(Optional<Path> authority, Optional<Path> certificate, Optional<Path> key) {
    public static final Files NONE =
        new Files(Optional.empty(), Optional.empty(), Optional.empty());
  }

  public RedisTarget {
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(consent, "consent");
  }

  /** Without anything that is seldom needed. */
  public RedisTarget(Optional<String> uri, Optional<String> prefix, boolean passwordFromStdin) {
    this(uri, prefix, passwordFromStdin, Optional.empty(), Files.NONE, "");
  }

  /** The same with a consent. */
  RedisTarget allowing(String host) {
    return new RedisTarget(uri, prefix, passwordFromStdin, password, files, host);
  }

  @Override
  public String toString() {
    return "RedisTarget[uri="
        + (uri.isPresent() ? "(hidden)" : "embedded")
        + ", prefix="
        + prefix
        + "]";
  }
}
