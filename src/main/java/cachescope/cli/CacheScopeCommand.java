package cachescope.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code cachescope} with its subcommands. It reads; {@link Commands} does. */
@Command(
    name = "cachescope",
    description = "A desktop laboratory for caching. Without a command it opens the window.",
    mixinStandardHelpOptions = true,
    versionProvider = CacheScopeCommand.Version.class)
public final class CacheScopeCommand implements Runnable {
  private static final Pattern USER_INFO = Pattern.compile("//\\S*@");
  private static final Pattern PASSWORD = Pattern.compile("(?i)(password|pwd)=[^\\s;&'\"]*");

  private final Commands commands;
  private final Map<String, String> environment;
  private final String version;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Answers {@code --version}. */
  static final class Version implements IVersionProvider {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public String[] getVersion() {
      return new String[] {
        spec.root().userObject() instanceof CacheScopeCommand root
            ? "cachescope " + root.version
            : "cachescope"
      };
    }
  }

  /**
   * @param environment variables, for REDIS_URL
   * @param version as {@code --version} shows it
   */
  public CacheScopeCommand(Commands commands, Map<String, String> environment, String version) {
    this.commands = commands;
    this.environment = Map.copyOf(environment);
    this.version = version;
  }

  /**
   * Reads the arguments and does what they say.
   *
   * @return the exit code, as in {@link Commands}
   */
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(this)
        .addSubcommand(new ServeCommand(commands, environment))
        .addSubcommand(new RaceCommand(commands))
        .addSubcommand(new ScreenshotCommand(commands, environment))
        .addSubcommand(new DoctorCommand(commands, environment))
        .addSubcommand(new ReplayCommand(commands))
        .addSubcommand(new CompareCommand(commands))
        .addSubcommand(new SimulateCommand(commands))
        .addSubcommand(new ScenarioCommand(commands))
        .addSubcommand(new LessonsCommand(commands))
        .addSubcommand(new InterviewCommand(commands))
        .registerConverter(Duration.class, new DurationText())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(CacheScopeCommand::wrong)
        .setExecutionExceptionHandler(CacheScopeCommand::failed)
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command; --help lists them.");
  }

  private static int wrong(ParameterException e, String[] arguments) {
    return wrong(e.getCommandLine(), String.valueOf(e.getMessage()));
  }

  private static int wrong(CommandLine command, String sentence) {
    say(command, sentence);
    say(command, "Try " + command.getCommandSpec().qualifiedName() + " --help.");
    return Commands.WRONG_USAGE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
    String sentence = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof WrongUsage || e instanceof IllegalArgumentException) {
      return wrong(command, sentence);
    }
    say(command, sentence);
    return Commands.OUTSIDE_FAILED;
  }

  private static void say(CommandLine command, String sentence) {
    String clean = USER_INFO.matcher(sentence).replaceAll("//(hidden)@");
    command.getErr().println(PASSWORD.matcher(clean).replaceAll("$1=(hidden)"));
    command.getErr().flush();
  }
}
