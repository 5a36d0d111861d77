package cachescope.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** No file of the program is longer than 400 lines. */
final class FileSizeGate implements Gate {
  private static final int MOST = 400;

  @Override
  public List<String> findings(Path root) throws IOException {
    var findings = new ArrayList<String>();
    for (Path file : Sources.below(root.resolve("src/main/java"))) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST) {
        findings.add(
            "%s has %d lines, %d at the most".formatted(root.relativize(file), lines, MOST));
      }
    }
    return findings;
  }
}
