package cachescope.redis.client;

import java.nio.file.Path;
import java.util.Optional;

/** Calls of redis-cli, to be pasted into a shell. They ask for a password, and never hold one. */
public final class RedisCli {
  private RedisCli() {}

  /** A call on this server, as the user that we are there; the command may follow. */
  public static String on(RedisTarget target) {
    return "redis-cli" + place(target) + identity(target);
  }

  /** A call on this server for a user who may give rights; the command may follow. */
  public static String asOwner(RedisTarget target) {
    boolean ourselves = target.credentials().user().equals("default");
    return "redis-cli"
        + place(target)
        + tls(target)
        + (ourselves ? " --user ADMIN" : "")
        + " --askpass";
  }

  /** A call for a whole Cluster, which names its node itself. */
  public static String onCluster(RedisTarget target) {
    return "redis-cli" + identity(target);
  }

  private static String place(RedisTarget target) {
    return " -h %s -p %d".formatted(quoted(target.host()), target.port());
  }

  private static String identity(RedisTarget target) {
    Credentials credentials = target.credentials();
    String user =
        credentials.user().equals("default") ? "" : " --user " + quoted(credentials.user());
    return tls(target) + (credentials.reveal().isPresent() ? user + " --askpass" : "");
  }

  private static String tls(RedisTarget target) {
    TlsFiles files = target.files();
    return target.tls()
        ? " --tls"
            + file("--cacert", files.authority())
            + file("--cert", files.certificate())
            + file("--key", files.key())
        : "";
  }

  private static String file(String option, Optional<Path> path) {
    return path.map(p -> " " + option + " " + quoted(p.toString())).orElse("");
  }

  /** One word as a shell takes it, whatever is in it. */
  public static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
