package cachescope;

import cachescope.cli.RedisTarget;
import cachescope.redis.client.RedisAddress;
import cachescope.redis.client.TlsFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Puts a password, and the files for TLS, that were given apart from an address where they belong.
 */
final class RedisPassword {
  private RedisPassword() {}

  /**
   * The address that the options mean; empty: the embedded server.
   *
   * @param input read for one line, where the options ask for that
   * @throws IllegalArgumentException with a sentence where the address cannot be meant
   */
  static Optional<RedisAddress> join(RedisTarget options, InputStream input) throws IOException {
    if (options.uri().isEmpty()) {
      return Optional.empty();
    }
    String uri = options.uri().get();
    if (options.passwordFromStdin()) {
      if (hasPassword(uri)) {
        throw new IllegalArgumentException(
            "The address has a password already; leave out --password-stdin, or that password.");
      }
      uri = with(uri, firstLine(input));
    } else if (options.password().isPresent() && !hasPassword(uri)) {
      uri = with(uri, options.password().get());
    }
    RedisAddress address = RedisAddress.parse(uri);
    RedisTarget.Files files = options.files();
    return Optional.of(
        files.equals(RedisTarget.Files.NONE)
            ? address
            : address.trusting(new TlsFiles(files.authority(), files.certificate(), files.key())));
  }

  private static boolean hasPassword(String uri) {
    int host = uri.indexOf("://") + 3;
    int at = cachescope.redis.client.RedisTarget.at(uri.substring(host));
    return at >= 0 && uri.substring(host, host + at).contains(":");
  }

  private static String with(String uri, String password) {
    int host = uri.indexOf("://") + 3;
    int at = cachescope.redis.client.RedisTarget.at(uri.substring(host));
    String user = at < 0 ? "" : uri.substring(host, host + at);
    String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
    return uri.substring(0, host) + user + ":" + encoded + "@" + uri.substring(host + at + 1);
  }

  private static String firstLine(InputStream input) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
    if (line == null || line.isEmpty()) {
      throw new IllegalArgumentException("Standard input has no password in its first line.");
    }
    return line;
  }
}
