package cachescope.cli;

import cachescope.cli.LessonOptions.CheckLessons;
import cachescope.cli.LessonOptions.ListLessons;
import cachescope.cli.LessonOptions.RunLesson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cachescope lessons}: lists, proves and gives lessons. */
@Command(
    name = "lessons",
    description = "Lessons, taken or proven on a real Redis and database of their own.",
    mixinStandardHelpOptions = true,
    versionProvider = CacheScopeCommand.Version.class)
final class LessonsCommand implements Callable<Integer> {
  private final Commands commands;

  @Spec private CommandSpec spec = CommandSpec.create();

  LessonsCommand(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Commands.WRONG_USAGE;
  }

  @Command(
      name = "list",
      description = "Lists the lessons, in the order of the course.",
      mixinStandardHelpOptions = true,
      versionProvider = CacheScopeCommand.Version.class)
  int list(
      @Option(names = "--json", description = "Print one JSON document.") boolean json,
      @Option(
              names = "--lessons",
              paramLabel = "DIR",
              description = "Your own lessons, in place of those in the data folder.")
          Path folder)
      throws Exception {
    return commands.lessons(
        new LessonOptions(new ListLessons(), Optional.ofNullable(folder), json));
  }

  @Command(
      name = "check",
      description =
          "Proves lessons: each check fails before the step and after what is wrong, and holds"
              + " after what is right. Exit code 0: all proven; 1: not.",
      mixinStandardHelpOptions = true,
      versionProvider = CacheScopeCommand.Version.class,
      sortOptions = false)
  int check(
      @Parameters(
              arity = "0..*",
              paramLabel = "ID|FILE",
              description = "One by its id, or a file (with a dot or a slash in it).")
          List<String> lessons,
      @Option(names = "--all", description = "All that there are.") boolean all,
      @Option(
              names = "--lessons",
              paramLabel = "DIR",
              description = "Your own lessons, in place of those in the data folder.")
          Path folder)
      throws Exception {
    List<String> named = lessons == null ? List.of() : lessons;
    if (named.isEmpty() != all) {
      throw WrongUsage.because("Name lessons or files, or say --all");
    }
    return commands.lessons(
        new LessonOptions(new CheckLessons(named), Optional.ofNullable(folder), false));
  }

  @Command(
      name = "run",
      description = "Gives a lesson in the terminal; what it shows is really done.",
      mixinStandardHelpOptions = true,
      versionProvider = CacheScopeCommand.Version.class)
  int run(
      @Parameters(
              paramLabel = "ID|FILE",
              description = "One by its id, or a file (with a dot or a slash in it).")
          String lesson,
      @Option(
              names = "--lessons",
              paramLabel = "DIR",
              description = "Your own lessons, in place of those in the data folder.")
          Path folder)
      throws Exception {
    return commands.lessons(
        new LessonOptions(new RunLesson(lesson), Optional.ofNullable(folder), false));
  }
}
