package cachescope.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cachescope doctor}. */
@Command(
    name = "doctor",
    description =
        "Examines a Redis without changing anything: what is off here because of it, what is"
            + " unsafe, how to mend it, within 15 s. Exit code 0: nothing is unsafe; 1: something"
            + " is unsafe or broken; 3: it cannot be reached.",
    mixinStandardHelpOptions = true,
    versionProvider = CacheScopeCommand.Version.class,
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  private final Commands commands;
  private final Map<String, String> environment;

  @Mixin private final RedisFlags redis = new RedisFlags();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  DoctorCommand(Commands commands, Map<String, String> environment) {
    this.commands = commands;
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    return commands.doctor(
        WrongUsage.unless(() -> new DoctorOptions(redis.target(environment), json)));
  }
}
