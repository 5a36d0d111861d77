package cachescope.ui.controls;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a Redis, of sentinels or of a Cluster, its password apart, so that it can be shown
 * and kept.
 *
 * @param uri without a password: {@code redis://[user@]host[:port][/database]}, or several hosts
 * @param password as Redis knows it; empty text: none
 */
record RedisAddress(String uri, String password) {
  private static final String HOST = "(?:[^@/:?#,\\s]+|\\[[^]]+])";
  private static final String PLACE = HOST + "(?::\\d+)?";
  private static final Pattern FORM =
      Pattern.compile(
          "(rediss?(?:\\+sentinel|\\+cluster)?://)(?:([^:@/]*)(?::([^@]*))?@)?((?:PLACE)(?:,PLACE)*)"
                  .replace("PLACE", PLACE)
              + "((?:/[\\w.-]*){0,2})(\\?[^#\\s]*)?");

  /**
   * Reads what was typed or pasted; empty where it is no such address. A bare {@code host:port} is
   * one.
   */
  static Optional<RedisAddress> read(String typed) {
    String text = typed.strip();
    Matcher m = FORM.matcher(text.contains("://") ? text : "redis://" + text);
    if (text.isEmpty() || !m.matches()) {
      return Optional.empty();
    }
    String user = part(m, 2);
    String uri =
        m.group(1) + (user.isEmpty() ? "" : user + "@") + m.group(4) + part(m, 5) + part(m, 6);
    return Optional.of(new RedisAddress(uri, decoded(part(m, 3))));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  RedisAddress withPassword(String other) {
    return new RedisAddress(uri, other);
  }

  /** Trusting the authorities in a file; empty text: as it is. */
  RedisAddress trusting(String file) {
    if (file.isEmpty() || !tls() || uri.contains("?")) {
      return this;
    }
    String cacert = encoded(file).replace("%2F", "/").replace("%3A", ":").replace("%5C", "\\");
    return new RedisAddress(uri + "?cacert=" + cacert, password);
  }

  boolean tls() {
    return uri.startsWith("rediss");
  }

  /** With its password, as a connection wants it. */
  String complete() {
    if (password.isEmpty()) {
      return uri;
    }
    int start = uri.indexOf("://") + 3;
    int at = at();
    String user = at < 0 ? "" : uri.substring(start, at);
    return uri.substring(0, start)
        + user
        + ":"
        + encoded(password)
        + "@"
        + uri.substring(at < 0 ? start : at + 1);
  }

  private int at() {
    int files = uri.indexOf('?');
    return (files < 0 ? uri : uri.substring(0, files)).indexOf('@');
  }

  /** The host's name alone; of several, the first. */
  String host() {
    String rest = uri.substring(uri.indexOf("://") + 3).replaceAll("\\?.*$", "");
    return rest.substring(rest.indexOf('@') + 1)
        .replaceAll("/.*$", "")
        .replaceAll(",.*$", "")
        .replaceAll(":\\d+$", "");
  }

  @Override
  public String toString() {
    return uri;
  }

  private static String part(Matcher matcher, int group) {
    String found = matcher.group(group);
    return found == null ? "" : found;
  }
}
