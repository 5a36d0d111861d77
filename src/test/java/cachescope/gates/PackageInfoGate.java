package cachescope.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every package is null-marked, and every room says in four lines what it is. */
final class PackageInfoGate implements Gate {
  private static final List<String> LINES =
      List.of("Lives here:", "May import:", "Must not know:", "Start at:");

  @Override
  public List<String> findings(Path root) throws IOException {
    var findings = new ArrayList<String>();
    var program = root.resolve("src/main/java/cachescope");
    for (Path folder : Sources.packagesBelow(program)) {
      var file = folder.resolve("package-info.java");
      var text = Files.exists(file) ? Files.readString(file) : "";
      if (!text.contains("@NullMarked")) {
        findings.add(root.relativize(file) + " does not say @NullMarked");
      }
      boolean room = folder.equals(program) || folder.getParent().equals(program);
      LINES.stream()
          .filter(line -> room && !text.contains(line))
          .map(line -> "%s does not say \"%s\"".formatted(root.relativize(file), line))
          .forEach(findings::add);
    }
    return findings;
  }
}
