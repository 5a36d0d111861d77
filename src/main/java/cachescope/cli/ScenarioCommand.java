package cachescope.cli;

import cachescope.scenario.Scenario;
import cachescope.scenario.Scenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cachescope scenario}: lists and plays the stories of caching. */
@Command(
    name = "scenario",
    description = "Stories of caching, played on a real Redis and database of their own.",
    mixinStandardHelpOptions = true,
    versionProvider = CacheScopeCommand.Version.class)
final class ScenarioCommand implements Callable<Integer> {
  private final Commands commands;

  @Spec private CommandSpec spec = CommandSpec.create();

  ScenarioCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Commands.WRONG_USAGE;
  }

  @Command(
      name = "list",
      description = "Lists the scenarios that come with the program.",
      mixinStandardHelpOptions = true,
      versionProvider = CacheScopeCommand.Version.class)
  int list(@Option(names = "--json", description = "Print one JSON document.") boolean json) {
    List<Scenario> all = new Scenarios().bundled();
    spec.commandLine().getOut().println(json ? ScenarioList.json(all) : ScenarioList.text(all));
    spec.commandLine().getOut().flush();
    return Commands.DONE;
  }

  @Command(
      name = "run",
      description =
          "Plays a scenario. Exit code 0: that came out which its file says must; 1: it did not.",
      mixinStandardHelpOptions = true,
      versionProvider = CacheScopeCommand.Version.class,
      sortOptions = false)
  int run(
      @Parameters(
              paramLabel = "NAME|FILE",
              description = "A bundled one by its name, or a file (with a dot or a slash in it).")
          String scenario,
      @Option(
              names = "--fix",
              paramLabel = "FIX",
              description = "Apply a fix of the scenario; may be given several times.")
          List<String> fixes,
      @Option(
              names = "--seed",
              paramLabel = "N",
              description = "Seed of the random numbers, in place of the scenario's own.")
          Long seed,
      @Option(names = "--json", description = "Print one JSON document.") boolean json,
      @Option(
              names = "--record",
              paramLabel = "FILE",
              description = "Record the session, .jsonl or .jsonl.gz; opened by replay.")
          Path record)
      throws Exception {
    Scenario found = found(scenario);
    List<String> names = fixes == null ? List.of() : fixes;
    WrongUsage.unless(() -> found.with(names));
    return commands.scenario(
        new ScenarioOptions(
            scenario,
            names,
            seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
            json,
            Optional.ofNullable(record)));
  }

  /** Looked at before anything is started, so that a mistake costs nothing. */
  private static Scenario found(String nameOrFile) throws Exception {
    return new Scenarios().find(nameOrFile);
  }
}
