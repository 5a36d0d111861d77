package cachescope;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.cli.CacheScopeCommand;
import cachescope.cli.Commands;
import cachescope.cli.RedisTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** The program's entry: the window, or one of the commands. */
public final class Main {
  private Main() {}

  /** Opens the window, or runs the command that the arguments name; ends the process. */
  public static void main(String[] args) throws InterruptedException {
    Parent.endWithWhereAsked();
    String version = Version.here();
    Programs programs = new Programs(version);
    System.exit(args.length == 0 ? window(programs) : command(programs, version, args));
  }

  private static int command(Programs programs, String version, String[] args) {
    return new CacheScopeCommand(programs, System.getenv(), version)
        .run(
            new PrintWriter(System.out, true, UTF_8),
            new PrintWriter(System.err, true, UTF_8),
            args);
  }

  private static int window(Programs programs) throws InterruptedException {
    Optional<String> uri =
        Optional.ofNullable(System.getenv("REDIS_URL")).filter(text -> !text.isBlank());
    try {
      return programs.window(new RedisTarget(uri, Optional.empty(), false));
    } catch (IllegalArgumentException e) {
      System.err.println("REDIS_URL: " + e.getMessage());
      return Commands.WRONG_USAGE;
    } catch (IOException | UnsupportedOperationException e) {
      System.err.println(
          "The window cannot be opened: "
              + e.getMessage()
              + ". On a machine without a display use: cachescope serve, or cachescope"
              + " screenshot.");
      return Commands.OUTSIDE_FAILED;
    }
  }
}
