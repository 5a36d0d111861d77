package cachescope;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.cli.CompareOptions;
import cachescope.compare.Baseline;
import cachescope.compare.report.BaselineFile;
import cachescope.compare.report.RunsCsv;
import cachescope.compare.report.RunsHtml;
import cachescope.compare.report.RunsJson;
import cachescope.compare.report.RunsText;
import cachescope.event.RunsFigures;
import cachescope.event.SessionClock;
import cachescope.session.OwnServersRuns;
import cachescope.ui.Choices;
import cachescope.ui.Screenshot;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What {@code compare} does. */
final class Compared {
  private static final int PICTURE_WIDTH = 1_440;

  private Compared() {}

  /**
   * Compares, prints, writes the files that were asked for.
   *
   * @throws IOException with a sentence where a file cannot be written
   */
  static void run(CompareOptions options, String version) throws InterruptedException, IOException {
    SessionClock clock = SessionClock.system();
    var runs = new OwnServersRuns(Path.of(System.getProperty("java.io.tmpdir")), clock);
    RunsFigures figures =
        runs.run(options.setups(), options.workload(), options.requests(), Compared::progress);
    if (watched()) {
      System.err.println();
    }
    String program = program(version);
    System.out.println(
        options.json()
            ? RunsJson.of(figures, options.baseline(), program)
            : RunsText.of(figures, options.baseline()).stripTrailing());
    System.out.flush();
    if (options.csv().isPresent()) {
      write(options.csv().get(), RunsCsv.of(figures));
    }
    if (options.html().isPresent()) {
      write(options.html().get(), RunsHtml.of(figures, options.baseline(), program));
    }
    if (options.save().isPresent()) {
      write(options.save().get(), pinned(options.saved(), figures, clock.wallTime(), program));
    }
    if (options.png().isPresent()) {
      Screenshot.withoutDisplay();
      Choices look = Choices.INITIAL.withLook(Choices.Look.DARK);
      write(options.png().get(), Screenshot.runs(figures, options.baseline(), PICTURE_WIDTH, look));
    }
  }

  private static String pinned(String name, RunsFigures figures, Instant at, String program) {
    return figures.runs().stream()
        .filter(run -> run.setup().name().equals(name))
        .map(run -> new Baseline(run, figures.spec(), figures.done(), at, program))
        .map(BaselineFile::text)
        .findFirst()
        .orElseThrow();
  }

  /** Whether a person sees how far it is. */
  private static boolean watched() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private static void progress(RunsFigures figures) {
    if (!watched()) {
      return;
    }
    System.err.print("\r" + figures.done() + " of " + figures.planned() + " requests");
    System.err.flush();
  }

  private static String program(String version) {
    return "CacheScope %s, Java %s, %s %s, %d processors"
        .formatted(
            version,
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors());
  }

  private static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(UTF_8));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try {
      Files.write(file, bytes);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no folder for " + file + "; make it first.", e);
    }
  }
}
