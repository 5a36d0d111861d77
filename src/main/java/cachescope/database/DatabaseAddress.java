package cachescope.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is, and whose it is. The URL may hold a password, so only a part of it is ever
 * shown.
 */
public final class DatabaseAddress {
  private static final Pattern SECRET =
      Pattern.compile("(?:password|passwd|pwd)=([^;&?]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_INFO = Pattern.compile("//([^/@]*)@");

  private final String url;
  private final boolean exclusive;
  private final boolean ours;

  private DatabaseAddress(String url, boolean exclusive, boolean ours) {
    this.url = url;
    this.exclusive = exclusive;
    this.ours = ours;
  }

  /** A new H2 database in memory, of this process and gone with it. */
  public static DatabaseAddress inMemory() {
    return new DatabaseAddress("jdbc:h2:mem:cachescope-" + UUID.randomUUID(), true, true);
  }

  /** An H2 database in a file, locked while it is open; H2 adds {@code .mv.db} to the name. */
  public static DatabaseAddress file(Path path) {
    // async: an interrupted thread would close a plain file under everybody's feet.
    return new DatabaseAddress("jdbc:h2:async:" + path.toAbsolutePath(), true, true);
  }

  /**
   * Any database with a JDBC driver on the class path.
   *
   * @param url begins with {@code jdbc:}
   * @throws IllegalArgumentException where it does not
   */
  public static DatabaseAddress of(String url) {
    Objects.requireNonNull(url, "url");
    String lower = url.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "a database's address begins with jdbc:, such as jdbc:h2:mem:lab");
    }
    boolean memory = lower.startsWith("jdbc:h2:mem:");
    boolean served =
        lower.startsWith("jdbc:h2:tcp:")
            || lower.startsWith("jdbc:h2:ssl:")
            || lower.contains("auto_server=true");
    return new DatabaseAddress(url, lower.startsWith("jdbc:h2:") && !served, memory);
  }

  /** Whether nobody but this process can write there, so that every commit is known. */
  boolean exclusive() {
    return exclusive;
  }

  /** Whether this program may fill it with as many users as it likes. */
  boolean ours() {
    return ours;
  }

  String url() {
    return url;
  }

  /** The driver's part of the URL, such as {@code jdbc:postgresql}. */
  String driver() {
    return url.substring(0, Math.max(url.indexOf(':', 5), 4));
  }

  /** The URL without its options and without who logs in. */
  String shown() {
    int options = indexOfOptions();
    return USER_INFO.matcher(url.substring(0, options)).replaceFirst("//");
  }

  /** A text without the URL and without any password that the URL holds. */
  String redact(String text) {
    String clean = text.replace(url, shown());
    Matcher secret = SECRET.matcher(url);
    while (secret.find()) {
      clean = without(clean, secret.group(1));
    }
    Matcher user = USER_INFO.matcher(url);
    while (user.find()) {
      String info = user.group(1);
      clean = without(clean, info.substring(info.indexOf(':') + 1));
    }
    return clean;
  }

  @Override
  public String toString() {
    return shown();
  }

  private int indexOfOptions() {
    int end = url.length();
    for (char mark : new char[] {';', '?'}) {
      int at = url.indexOf(mark);
      end = at >= 0 ? Math.min(at, end) : end;
    }
    return end;
  }

  private static String without(String text, String secret) {
    if (secret.isEmpty()) {
      return text;
    }
    String clean = text.replace(secret, "(hidden)");
    try {
      return clean.replace(URLDecoder.decode(secret, StandardCharsets.UTF_8), "(hidden)");
    } catch (IllegalArgumentException e) {
      return clean;
    }
  }
}
