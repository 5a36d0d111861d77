package cachescope;

import static java.nio.charset.StandardCharsets.UTF_8;

import cachescope.cli.RecordingSummary;
import cachescope.recording.Recording;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Function;

/** A recording on standard output. */
final class Printed {
  private static final int BUFFER = 1 << 16;

  private Printed() {}

  /** What its numbers say. */
  static void summary(Path file, Function<RecordingSummary, String> how) throws IOException {
    RecordingSummary summary = RecordingSummary.of(file);
    note(summary.note());
    System.out.println(how.apply(summary));
  }

  /** Its events, a line each. */
  static void events(Path file) throws IOException {
    Recording recording = new Recording();
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
            false,
            UTF_8);
    Recording.Read read =
        recording.each(
            file,
            _ -> {},
            event -> {
              byte[] line = recording.json(event);
              out.write(line, 0, line.length);
              out.write('\n');
            });
    out.flush();
    note(read.note());
  }

  private static void note(String note) {
    if (!note.isEmpty()) {
      System.err.println(note);
    }
  }
}
