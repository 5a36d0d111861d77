package cachescope.redis.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Redis to connect to. Its text never has the password in it.
 *
 * @param host name or address, an IPv6 address without its brackets
 * @param port 1 to 65535
 * @param database 0 or more
 * @param tls whether transport security is spoken ({@code rediss://})
 * @param files whom to trust under TLS, and as whom to come
 */
public record RedisTarget(
    String host, int port, int database, boolean tls, Credentials credentials, TlsFiles files) {
  private static final String SHAPE = "redis://[user[:password]@]host[:port][/database]";
  private static final Pattern FILES = Pattern.compile("\\?(cacert|cert|key)=");
  private static final int DEFAULT_PORT = 6379;

  public RedisTarget {
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(files, "files");
    if (!tls && !files.equals(TlsFiles.NONE)) {
      throw new IllegalArgumentException(
          "Certificates are for TLS only; write rediss:// instead of redis://.");
    }
    if (host.isBlank()) {
      throw new IllegalArgumentException("The address has no host; write " + SHAPE + ".");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("The port must be from 1 to 65535, was " + port + ".");
    }
    if (database < 0) {
      throw new IllegalArgumentException("The database must be 0 or more, was " + database + ".");
    }
  }

  /** Trusts whom this Java trusts. */
  public RedisTarget(String host, int port, int database, boolean tls, Credentials credentials) {
    this(host, port, database, tls, credentials, TlsFiles.NONE);
  }

  /**
   * Reads {@code redis://[user[:password]@]host[:port][/database]}, or {@code rediss://}, which may
   * end with {@code ?cacert=FILE&cert=FILE&key=FILE}.
   *
   * @throws IllegalArgumentException with a sentence that says what was wrong, and without the
   *     password
   */
  public static RedisTarget parse(String uri) {
    String text = uri.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    boolean tls = lower.startsWith("rediss://");
    if (!tls && !lower.startsWith("redis://")) {
      throw new IllegalArgumentException(
          "The address must begin with redis:// or rediss://; write " + SHAPE + ".");
    }
    String rest = text.substring(text.indexOf("://") + 3);
    int at = at(rest);
    Credentials credentials = at < 0 ? Credentials.NONE : credentials(rest.substring(0, at));
    int query = rest.indexOf('?', at + 1);
    TlsFiles files = query < 0 ? TlsFiles.NONE : TlsFiles.parse(rest.substring(query + 1));
    String place = rest.substring(at + 1, query < 0 ? rest.length() : query);
    if (place.contains("#")) {
      throw new IllegalArgumentException(
          "The address must end after the database; leave out what follows #.");
    }
    int slash = place.indexOf('/');
    int database = slash < 0 ? 0 : database(place.substring(slash + 1));
    String hostPort = slash < 0 ? place : place.substring(0, slash);
    int colon = hostPort.lastIndexOf(':');
    boolean bracketed = hostPort.startsWith("[");
    if (bracketed ? !hostPort.contains("]") : hostPort.indexOf(':') != colon) {
      throw new IllegalArgumentException("An IPv6 address must stand in brackets, as in [::1].");
    }
    boolean hasPort = bracketed ? colon > hostPort.indexOf(']') : colon >= 0;
    String host = hasPort ? hostPort.substring(0, colon) : hostPort;
    int port = hasPort ? port(hostPort.substring(colon + 1)) : DEFAULT_PORT;
    String bare = bracketed ? host.replace("[", "").replace("]", "") : host;
    return new RedisTarget(checkHost(bare), port, database, tls, credentials, files);
  }

  /**
   * Where user and password end in an address without its scheme: the last {@code @} before the
   * files, for a password may hold any; -1 where there is none.
   */
  public static int at(String rest) {
    Matcher files = FILES.matcher(rest);
    return rest.lastIndexOf('@', files.find() ? files.start() : rest.length());
  }

  /** The same server for another user, or trusting others. */
  public RedisTarget with(Credentials others, TlsFiles other) {
    return new RedisTarget(host, port, database, tls, others, other);
  }

  private static String checkHost(String host) {
    if (!host.matches("[A-Za-z0-9._:%-]*")) {
      throw new IllegalArgumentException(
          "The host may have letters, digits, dots and hyphens only; in a password write @ as %40"
              + " and / as %2F.");
    }
    return host;
  }

  private static Credentials credentials(String info) {
    int colon = info.indexOf(':');
    String user = decode(colon < 0 ? info : info.substring(0, colon));
    if (colon < 0) {
      throw new IllegalArgumentException(
          "The address names a user but no password; write user:password@, or :password@.");
    }
    String password = decode(info.substring(colon + 1));
    return password.isEmpty()
        ? Credentials.NONE
        : Credentials.of(Optional.of(user), Optional.of(password));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw withoutCause("In user and password, write a percent sign as %25.");
    }
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("The port must be a number from 1 to 65535.");
    }
    return Integer.parseInt(text);
  }

  private static int database(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException("The database must be a number, as in /0.");
    }
    return Integer.parseInt(text);
  }

  /** A cause would quote what was typed, the password included. */
  private static IllegalArgumentException withoutCause(String sentence) {
    return new IllegalArgumentException(sentence);
  }

  /** {@code host:port}, as it stands in sentences. */
  public String place() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** The address without user and password. */
  public String uri() {
    return (tls ? "rediss://" : "redis://") + place() + "/" + database;
  }

  /** Another server with the same credentials, database and TLS. */
  public RedisTarget at(String otherHost, int otherPort) {
    return new RedisTarget(otherHost, otherPort, database, tls, credentials, files);
  }

  /** Whether it is this very machine. */
  public boolean loopback() {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }

  @Override
  public String toString() {
    return uri();
  }
}
