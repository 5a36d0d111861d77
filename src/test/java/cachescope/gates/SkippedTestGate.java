package cachescope.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** No test is skipped, and none waits for time to pass instead of for a fact. */
final class SkippedTestGate implements Gate {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?<!:)//[^\\n]*");
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "@(?:Dis|En)abled\\w*"
              + "|\\bassum(?:e|ing)[A-Z]\\w*\\s*\\("
              + "|\\bAssum(?:ptions)\\b"
              + "|\\bTestAbor(?:ted)Exception\\b"
              + "|\\bsleep\\s*\\(");

  @Override
  public List<String> findings(Path root) throws IOException {
    var findings = new ArrayList<String>();
    for (Path file : Sources.below(root.resolve("src/test/java"))) {
      var code = COMMENT.matcher(Files.readString(file)).replaceAll(" ");
      var found = FORBIDDEN.matcher(code);
      while (found.find()) {
        findings.add("%s says %s".formatted(root.relativize(file), found.group()));
      }
    }
    return findings;
  }
}
