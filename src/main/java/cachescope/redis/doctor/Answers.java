package cachescope.redis.doctor;

import cachescope.redis.client.RedisCli;
import cachescope.redis.client.RedisTarget;
import cachescope.redis.watch.ServerInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a server answered to everything that may be asked without changing it.
 *
 * @param clusterMeant whether the address is that of a Cluster
 * @param local whether it was reached over this machine's loopback
 * @param open whether it lets anyone in without a password; empty where that was not tried
 * @param user who we are there; empty where it cannot be asked
 * @param hello the answer to HELLO; empty on a server that does not know it
 * @param info empty fields where INFO is refused
 * @param infoRefused why INFO told nothing; empty text: it did
 * @param settings those that CONFIG GET told
 * @param settingsRefused why CONFIG GET told nothing; empty text: it did
 * @param pings round trips of PING, nanoseconds, sorted; empty where it is refused
 * @param clockAhead how much the server's clock is ahead of ours, milliseconds; empty where TIME is
 *     refused
 */
record Answers(
    RedisTarget target,
    boolean clusterMeant,
    boolean local,
    Optional<Boolean> open,
    Optional<String> user,
    Map<String, Reply> hello,
    ServerInfo info,
    String infoRefused,
    Map<String, String> settings,
    String settingsRefused,
    List<Long> pings,
    Optional<Long> clockAhead) {
  Answers {
    hello = Map.copyOf(hello);
    settings = Map.copyOf(settings);
    pings = List.copyOf(pings);
  }

  /** What HELLO said of something. */
  String greeted(String name) {
    Reply said = hello.get(name);
    return said == null ? "" : said.word().orElse("");
  }

  /** Its version by which it is sold; empty text: unknown. */
  String version() {
    return info.version().isEmpty() ? greeted("version") : info.version();
  }

  /** "Redis" or "Valkey", or what else it calls itself. */
  String product() {
    String name = info.text("server_name");
    String shown = name.isEmpty() ? greeted("server") : name;
    return switch (shown) {
      case "", "redis" -> "Redis";
      case "valkey" -> "Valkey";
      default -> Line.clean(shown);
    };
  }

  boolean isSentinel() {
    return info.text("redis_mode").equals("sentinel") || greeted("mode").equals("sentinel");
  }

  boolean isLoading() {
    return info.loading();
  }

  /** Whether the version is known and older. */
  boolean olderThan(int major, int minor) {
    String[] parts = version().split("\\.", -1);
    if (product().equals("Valkey")
        || parts.length < 2
        || !(parts[0] + parts[1]).matches("[0-9]{2,8}")) {
      return false;
    }
    int is = Integer.parseInt(parts[0]);
    return is < major || (is == major && Integer.parseInt(parts[1]) < minor);
  }

  /** A setting, where CONFIG GET told it. */
  Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /** The line that lets us, or this user, do more. */
  String grant(String user, Collection<String> rules) {
    return RedisCli.asOwner(target)
        + " ACL SETUSER "
        + RedisCli.quoted(Line.clean(user))
        + rules.stream().map(rule -> " " + RedisCli.quoted(rule)).collect(Collectors.joining());
  }

  /** How redis-cli would be called on it. */
  String redisCli() {
    return RedisCli.on(target);
  }
}
