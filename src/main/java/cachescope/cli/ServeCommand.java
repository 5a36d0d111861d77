package cachescope.cli;

import cachescope.database.DatabaseAddress;
import cachescope.event.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cachescope serve}. */
@Command(
    name = "serve",
    description = "Serves GET /users/{id} on this machine, without a window.",
    mixinStandardHelpOptions = true,
    versionProvider = CacheScopeCommand.Version.class,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  private final Commands commands;
  private final Map<String, String> environment;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8000",
      description = "0 to 65535, 0 for any free one (${DEFAULT-VALUE}).")
  private int port;

  @Mixin private final RedisFlags redis = new RedisFlags();

  @Mixin private final ConsentFlag consent = new ConsentFlag();

  @Mixin private final SettingFlags more = new SettingFlags();

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long a cached value lives, whole seconds (${DEFAULT-VALUE}).")
  private Duration ttl = Settings.CLASSIC.ttl();

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      defaultValue = "1s",
      description = "Added to every database load (${DEFAULT-VALUE}).")
  private Duration delay = Settings.CLASSIC.databaseDelay();

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "10",
      description = "Capacity of the database, 1 to 1000 (${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--cache-timeout",
      paramLabel = "TIME",
      defaultValue = "200ms",
      description = "Longest wait for an answer of the cache (${DEFAULT-VALUE}).")
  private Duration cacheTimeout = Settings.CLASSIC.cacheTimeout();

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      description = "Database to use, jdbc:...; by default one in memory.")
  private Optional<String> jdbc = Optional.empty();

  @Option(names = "--no-cache", description = "Leave the cache alone.")
  private boolean noCache;

  ServeCommand(Commands commands, Map<String, String> environment) {
    this.commands = commands;
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    return commands.serve(WrongUsage.unless(this::options));
  }

  private ServeOptions options() {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port must be from 0 to 65535, was " + port);
    }
    if (ttl.toNanosPart() != 0) {
      throw new IllegalArgumentException("--ttl must be whole seconds, such as 60s");
    }
    var settings =
        new Settings(
            !noCache,
            ttl,
            Settings.CLASSIC.valueBytes(),
            Settings.CLASSIC.maxMemory(),
            Settings.CLASSIC.evictionPolicy(),
            delay,
            connections,
            cacheTimeout);
    return new ServeOptions(
        port,
        consent.on(redis.target(environment)),
        jdbc.map(DatabaseAddress::of).orElseGet(DatabaseAddress::inMemory),
        more.on(settings));
  }
}
