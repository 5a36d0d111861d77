package cachescope.gates;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every Java file is as google-java-format writes it. */
final class FormatGate implements Gate {
  private final Formatter formatter = new Formatter();

  @Override
  public List<String> findings(Path root) throws IOException {
    var findings = new ArrayList<String>();
    for (Path file : Sources.below(root.resolve("src"))) {
      var source = Files.readString(file);
      try {
        if (!formatter.formatSourceAndFixImports(source).equals(source)) {
          findings.add(root.relativize(file) + " is not formatted");
        }
      } catch (FormatterException e) {
        findings.add(root.relativize(file) + " cannot be parsed: " + e.getMessage());
      }
    }
    return findings;
  }

  /** Rewrites the Java files below the paths that it is given; the pom's profile {@code format}. */
  static void main(String[] paths) throws IOException, FormatterException {
    var formatter = new Formatter();
    for (String path : paths) {
      for (Path file : Sources.below(Path.of(path))) {
        var source = Files.readString(file);
        var formatted = formatter.formatSourceAndFixImports(source);
        if (!formatted.equals(source)) {
          Files.writeString(file, formatted);
          System.out.println("formatted " + file);
        }
      }
    }
  }
}
