package cachescope.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that choose a Redis. */
final class RedisFlags {
  /** The variable with the password for an address that has none. */
  static final String PASSWORD = "CACHESCOPE_REDIS_PASSWORD";

  @Option(
      names = "--redis",
      paramLabel = "URI",
      description =
          "Redis to use: redis://, redis+sentinel:// or redis+cluster:// (rediss… for TLS); by"
              + " default REDIS_URL, else an embedded server.")
  private Optional<String> uri = Optional.empty();

  @Option(
      names = "--prefix",
      paramLabel = "P",
      description = "Begin our keys with this; \"\" for bare user:{id}.")
  private Optional<String> prefix = Optional.empty();

  @Option(
      names = "--password-stdin",
      description =
          "Read the password of Redis from the first line of standard input; else "
              + PASSWORD
              + " may hold it.")
  private boolean passwordFromStdin;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "Trust only the authorities in this PEM file, for rediss://.")
  private Optional<Path> authority = Optional.empty();

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Our own certificate in PEM, where the server wants one.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Its key in PEM (PKCS #8, without a password).")
  private Optional<Path> key = Optional.empty();

  /**
   * Which Redis that makes.
   *
   * @throws IllegalArgumentException with a sentence, without the URI
   */
  RedisTarget target(Map<String, String> environment) {
    Optional<String> variable =
        Optional.ofNullable(environment.get("REDIS_URL")).filter(text -> !text.isBlank());
    String source = uri.isPresent() ? "--redis" : "REDIS_URL";
    Optional<String> chosen = uri.or(() -> variable);
    chosen.ifPresent(text -> check(source, text));
    if (passwordFromStdin && chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "--password-stdin is for a Redis of your own: give --redis too; the embedded one has a"
              + " password already.");
    }
    if (prefix.isPresent() && chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "--prefix is for a Redis of your own: give --redis too; on the embedded one the keys are"
              + " user:{id}.");
    }
    boolean files = authority.isPresent() || certificate.isPresent() || key.isPresent();
    if (files && !chosen.map(RedisFlags::speaksTls).orElse(false)) {
      throw new IllegalArgumentException(
          "--cacert, --cert and --key are for TLS: give --redis rediss://HOST:PORT too.");
    }
    Optional<String> password =
        Optional.ofNullable(environment.get(PASSWORD)).filter(text -> !text.isEmpty());
    return new RedisTarget(
        chosen,
        prefix,
        passwordFromStdin,
        password.filter(_ -> chosen.isPresent()),
        new RedisTarget.Files(authority, certificate, key),
        "");
  }

  private static boolean speaksTls(String uri) {
    return uri.toLowerCase(Locale.ROOT).startsWith("rediss");
  }

  private static void check(String source, String uri) {
    if (!uri.toLowerCase(Locale.ROOT).matches("(?s)rediss?(\\+sentinel|\\+cluster)?://.*")) {
      throw new IllegalArgumentException(
          source
              + " must begin with redis://, redis+sentinel:// or redis+cluster:// (rediss… for"
              + " TLS), such as redis://localhost:6379/0.");
    }
  }
}
