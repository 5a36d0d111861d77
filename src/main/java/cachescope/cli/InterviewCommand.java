package cachescope.cli;

import cachescope.cli.LessonOptions.ListQuestions;
import cachescope.cli.LessonOptions.ProveQuestions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cachescope interview}: lists and proves the questions of an interview. */
@Command(
    name = "interview",
    description = "Questions of an interview, and their proofs on a real Redis.",
    mixinStandardHelpOptions = true,
    versionProvider = CacheScopeCommand.Version.class)
final class InterviewCommand implements Callable<Integer> {
  private final Commands commands;

  @Spec private CommandSpec spec = CommandSpec.create();

  InterviewCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Commands.WRONG_USAGE;
  }

  @Command(
      name = "list",
      description = "Lists the questions, by topic and level.",
      mixinStandardHelpOptions = true,
      versionProvider = CacheScopeCommand.Version.class)
  int list(
      @Option(names = "--json", description = "Print one JSON document.") boolean json,
      @Option(
              names = "--questions",
              paramLabel = "DIR",
              description = "Your own questions, in place of those in the data folder.")
          Path folder)
      throws Exception {
    return commands.lessons(
        new LessonOptions(new ListQuestions(), Optional.ofNullable(folder), json));
  }

  @Command(
      name = "prove",
      description =
          "Runs the proofs of questions, and tells the sentence to quote with the numbers of this"
              + " machine. Exit code 0: all conditions hold; 1: not.",
      mixinStandardHelpOptions = true,
      versionProvider = CacheScopeCommand.Version.class,
      sortOptions = false)
  int prove(
      @Parameters(
              arity = "0..*",
              paramLabel = "ID|FILE",
              description = "One by its id, or a file (with a dot or a slash in it).")
          List<String> questions,
      @Option(names = "--all", description = "All that there are.") boolean all,
      @Option(
              names = "--questions",
              paramLabel = "DIR",
              description = "Your own questions, in place of those in the data folder.")
          Path folder)
      throws Exception {
    List<String> named = questions == null ? List.of() : questions;
    if (named.isEmpty() != all) {
      throw WrongUsage.because("Name questions or files, or say --all");
    }
    return commands.lessons(
        new LessonOptions(new ProveQuestions(named), Optional.ofNullable(folder), false));
  }
}
