package cachescope;

import cachescope.cli.RedisTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts a password that was typed apart from its address where it belongs. */
final class RedisPassword {
  private RedisPassword() {}

  /**
   * The target that the options mean; empty: the embedded server.
   *
   * @param input read for one line, where the options ask for that
   * @throws IllegalArgumentException with a sentence where the address cannot be meant
   */
  static Optional<cachescope.redis.client.RedisTarget> join(RedisTarget options, InputStream input)
      throws IOException {
    if (options.uri().isEmpty()) {
      return Optional.empty();
    }
    String uri = options.uri().get();
    if (options.passwordFromStdin()) {
      uri = with(uri, firstLine(input));
    }
    return Optional.of(cachescope.redis.client.RedisTarget.parse(uri));
  }

  private static String with(String uri, String password) {
    int host = uri.indexOf("://") + 3;
    int at = uri.lastIndexOf('@');
    String user = at < 0 ? "" : uri.substring(host, at);
    if (user.contains(":")) {
      throw new IllegalArgumentException(
          "The address has a password already; leave out --password-stdin, or that password.");
    }
    String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
    return uri.substring(0, host)
        + user
        + ":"
        + encoded
        + "@"
        + uri.substring(at < 0 ? host : at + 1);
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
