package cachescope.ui.controls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a Redis, its password apart, so that it can be shown and kept.
 *
 * @param uri without a password: {@code redis://[user@]host[:port][/database]}
 * @param password empty text: none
 */
record RedisAddress(String uri, String password) {
  private static final Pattern FORM =
      Pattern.compile(
          "(rediss?://)(?:([^:@/]*)(?::([^@]*))?@)?([^@/:?#\\s]+|\\[[^]]+])(:\\d+)?(/\\d*)?");

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
    return Optional.of(new RedisAddress(uri, part(m, 3)));
  }

  RedisAddress withPassword(String other) {
    return new RedisAddress(uri, other);
  }

  /** With its password, as a connection wants it. */
  String complete() {
    if (password.isEmpty()) {
      return uri;
    }
    int start = uri.indexOf("://") + 3;
    int at = uri.indexOf('@');
    String user = at < 0 ? "" : uri.substring(start, at);
    return uri.substring(0, start)
        + user
        + ":"
        + password
        + "@"
        + uri.substring(at < 0 ? start : at + 1);
  }

  /** The host's name alone. */
  String host() {
    String rest = uri.substring(uri.indexOf("://") + 3);
    return rest.substring(rest.indexOf('@') + 1).replaceAll("(:\\d+)?(/\\d*)?$", "");
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
