package cachescope.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that choose a Redis. */
final class RedisFlags {
  @Option(
      names = "--redis",
      paramLabel = "URI",
      description =
          "Redis to use, redis:// or rediss://; by default REDIS_URL, else an embedded server.")
  private Optional<String> uri = Optional.empty();

  @Option(
      names = "--prefix",
      paramLabel = "P",
      description = "Begin our keys with this; \"\" for bare user:{id}.")
  private Optional<String> prefix = Optional.empty();

  @Option(
      names = "--password-stdin",
      description = "Read the password of Redis from the first line of standard input.")
  private boolean passwordFromStdin;

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
    return new RedisTarget(chosen, prefix, passwordFromStdin);
  }

  private static void check(String source, String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("redis://") && !lower.startsWith("rediss://")) {
      throw new IllegalArgumentException(
          source + " must begin with redis:// or rediss://, such as redis://localhost:6379/0.");
    }
  }
}
