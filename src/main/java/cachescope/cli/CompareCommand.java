package cachescope.cli;

import cachescope.compare.Lineup;
import cachescope.compare.RunsComparison;
import cachescope.compare.report.BaselineFile;
import cachescope.event.RunSetup;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import cachescope.workload.WorkloadText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cachescope compare}. */
@Command(
    name = "compare",
    description =
        "Asks the same seeded requests of two to eight configurations at the same time, each with"
            + " a Redis and a database of its own, and says what the noise allows one to say.",
    mixinStandardHelpOptions = true,
    versionProvider = CacheScopeCommand.Version.class,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private static final int REQUESTS = 500;
  private static final int MOST = 1_000_000;
  private static final String WORKLOAD = "zipf:1.0,users=50,rate=40,writes=10%,seed=1";

  private final Commands commands;

  @Option(
      names = "--arm",
      paramLabel = "NAME:SETTINGS",
      description =
          "A configuration, such as \"no cache: cache=off\" or \"short: ttl=5s,lease=10s\";"
              + " repeatable. The others are compared with the first. Without any: no cache and"
              + " cache-aside.")
  private List<String> arms = new ArrayList<>();

  @Option(
      names = "--strategies",
      description = "Compare no cache, cache-aside and every other strategy.")
  private boolean strategies;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting of all configurations, such as delay=100ms; repeatable.")
  private List<String> common = new ArrayList<>();

  @Option(names = "--file", paramLabel = "FILE", description = "Read all of this from a JSON file.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--workload",
      paramLabel = "W",
      description = "Who asks for whom, by default " + WORKLOAD + ".")
  private Optional<String> workload = Optional.empty();

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "For each configuration, by default " + REQUESTS + ".")
  private Optional<Integer> requests = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the random numbers, in place of the workload's.")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write the table as CSV as well.")
  private Optional<Path> csv = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a report that needs nothing else as well.")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--png", paramLabel = "FILE", description = "Draw table and charts as well.")
  private Optional<Path> png = Optional.empty();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Show a run that --save pinned beside these. It is of another time, so it is not paired"
              + " with them, and no difference in time is claimed.")
  private Optional<Path> baseline = Optional.empty();

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Pin the first run, or that of --save-run: write it for a later --baseline.")
  private Optional<Path> save = Optional.empty();

  @Option(names = "--save-run", paramLabel = "NAME", description = "Which run --save pins.")
  private Optional<String> saveRun = Optional.empty();

  CompareCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() throws Exception {
    return commands.compare(WrongUsage.unless(this::options));
  }

  private CompareOptions options() {
    Optional<CompareFile> read = file.map(CompareFile::read);
    int count = requests.or(() -> read.flatMap(CompareFile::requests)).orElse(REQUESTS);
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("--requests must be from 1 to " + MOST + ", was " + count);
    }
    String described = workload.or(() -> read.flatMap(CompareFile::workload)).orElse(WORKLOAD);
    WorkloadSpec spec =
        WorkloadText.parse(described)
            .orElseThrow(() ->
                new IllegalArgumentException("--workload: somebody must ask, 'none' asks nothing"));
    WorkloadSpec seeded = seed.map(n -> withSeed(spec, n)).orElse(spec);
    List<RunSetup> setups = setups(read);
    if (setups.size() < RunsComparison.FEWEST || setups.size() > RunsComparison.MOST) {
      throw new IllegalArgumentException(
          "from %d to %d configurations can be compared, not %d; each --arm is one"
              .formatted(RunsComparison.FEWEST, RunsComparison.MOST, setups.size()));
    }
    return new CompareOptions(
        setups,
        seeded,
        count,
        json,
        csv,
        html,
        png,
        baseline.map(BaselineFile::read),
        save,
        saved(setups));
  }

  private String saved(List<RunSetup> setups) {
    String name = saveRun.orElse(setups.getFirst().name());
    if (saveRun.isPresent() && save.isEmpty()) {
      throw new IllegalArgumentException("--save-run says which run --save pins: give --save FILE");
    }
    if (setups.stream().noneMatch(setup -> setup.name().equals(name))) {
      throw new IllegalArgumentException(
          "--save-run: there is no run '%s'; there are %s"
              .formatted(
                  name,
                  setups.stream()
                      .map(setup -> "'" + setup.name() + "'")
                      .collect(Collectors.joining(", "))));
    }
    return name;
  }

  private List<RunSetup> setups(Optional<CompareFile> read) {
    Settings base = Settings.CLASSIC;
    for (String setting : common) {
      base = SettingText.apply(base, setting);
    }
    if (read.isPresent()) {
      return read.get().setups(base);
    }
    if (strategies) {
      return Lineup.STRATEGIES.of(base);
    }
    if (arms.isEmpty()) {
      return Lineup.ON_OFF.of(base);
    }
    Settings given = base;
    return arms.stream().map(arm -> arm(given, arm)).toList();
  }

  private static RunSetup arm(Settings base, String text) {
    String[] parts = text.split(":", 2);
    String name = parts[0].strip();
    try {
      Settings settings =
          parts.length == 2 && !parts[1].isBlank() ? SettingText.apply(base, parts[1]) : base;
      return new RunSetup(name, settings);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--arm '" + name + "': " + e.getMessage(), e);
    }
  }

  private static WorkloadSpec withSeed(WorkloadSpec spec, long seed) {
    return new WorkloadSpec(
        spec.shape(), spec.users(), spec.skew(), spec.ratePerSecond(), spec.writeShare(), seed);
  }
}
