package cachescope.cli;

import cachescope.cli.ReplayOptions.Show;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cachescope replay}. */
@Command(
    name = "replay",
    description =
        "Opens a recording in the window, or prints it; needs neither Redis nor a database.",
    mixinStandardHelpOptions = true,
    versionProvider = CacheScopeCommand.Version.class,
    sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
  private final Commands commands;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The recording, .jsonl or .jsonl.gz; one line of JSON for each event.")
  private Path file = Path.of("");

  @Option(
      names = "--json",
      description = "Print its events, one line of JSON each; with --summary: the numbers as JSON.")
  private boolean json;

  @Option(names = "--summary", description = "Print what the numbers say at its end.")
  private boolean summary;

  ReplayCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() throws Exception {
    Show show =
        summary ? json ? Show.SUMMARY_JSON : Show.SUMMARY : json ? Show.EVENTS : Show.WINDOW;
    return commands.replay(new ReplayOptions(file, show));
  }
}
