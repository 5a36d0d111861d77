package cachescope.redis.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom to trust under TLS, and as whom to come: PEM files.
 *
 * @param authority the only ones who may have issued the server's certificate; empty: whom this
 *     Java trusts
 * @param certificate our own, and {@code key}: its key; both, or neither
 */
public record TlsFiles(Optional<Path> authority, Optional<Path> certificate, Optional<Path> key) {
  /** Trust whom this Java trusts, and come without a certificate. */
  public static final TlsFiles NONE =
      new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty());

  public TlsFiles {
    Objects.requireNonNull(authority, "authority");
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException(
          "A certificate of our own needs its key, and a key its certificate: give --cert and"
              + " --key, or ?cert=FILE&key=FILE.");
    }
  }

  /**
   * Reads {@code cacert=FILE&cert=FILE&key=FILE}, each at most once.
   *
   * @throws IllegalArgumentException with a sentence
   */
  static TlsFiles parse(String query) {
    Optional<Path> authority = Optional.empty();
    Optional<Path> certificate = Optional.empty();
    Optional<Path> key = Optional.empty();
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      Optional<Path> file = file(part.substring(equals + 1));
      switch (part.substring(0, Math.max(equals, 0))) {
        case "cacert" -> authority = file;
        case "cert" -> certificate = file;
        case "key" -> key = file;
        default ->
            throw new IllegalArgumentException(
                "After ? an address may have cacert=FILE, cert=FILE and key=FILE, joined by &;"
                    + " leave out anything else.");
      }
    }
    return new TlsFiles(authority, certificate, key);
  }

  private static Optional<Path> file(String text) {
    try {
      String name = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      if (name.isBlank()) {
        throw new IllegalArgumentException("A file for TLS has no name; write ?cacert=FILE.");
      }
      return Optional.of(Path.of(name));
    } catch (java.nio.file.InvalidPathException e) {
      throw new IllegalArgumentException("A file for TLS has an impossible name.", e);
    }
  }
}
