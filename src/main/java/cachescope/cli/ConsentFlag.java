package cachescope.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The permission to change settings of somebody else's Redis. */
final class ConsentFlag {
  @Option(
      names = "--allow-config",
      paramLabel = "HOST",
      description =
          "Allow CONFIG SET on your Redis (notify-keyspace-events, maxmemory, maxmemory-policy) by"
              + " naming its host; what was changed is put back at the end.")
  private Optional<String> host = Optional.empty();

  /**
   * The Redis with that permission.
   *
   * @throws IllegalArgumentException with a sentence where there is nothing to allow
   */
  RedisTarget on(RedisTarget redis) {
    if (host.isPresent() && redis.uri().isEmpty()) {
      throw new IllegalArgumentException(
          "--allow-config is for a Redis of your own: give --redis too; the embedded one is ours.");
    }
    return host.isPresent() ? redis.allowing(host.get()) : redis;
  }
}
