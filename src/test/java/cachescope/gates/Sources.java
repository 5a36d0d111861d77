package cachescope.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Java files of a project. */
final class Sources {
  static final Path PROJECT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private Sources() {}

  /** The Java files below a folder or the one that is named, sorted; none where it is missing. */
  static List<Path> below(Path start) throws IOException {
    if (!Files.exists(start)) {
      return List.of();
    }
    try (var paths = Files.walk(start)) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** The folders below a folder that hold Java files, sorted: its packages. */
  static List<Path> packagesBelow(Path start) throws IOException {
    return below(start).stream().map(Path::getParent).distinct().sorted().toList();
  }
}
