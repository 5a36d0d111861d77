package cachescope.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small project kept as text files below {@code src/test/resources/gates}. */
final class Example {
  private static final Path KEPT = Sources.PROJECT.resolve("src/test/resources/gates");

  private Example() {}

  /** Writes the example's files below a folder, without their {@code .txt}. */
  static Path unpack(String name, Path folder) throws IOException {
    var example = KEPT.resolve(name);
    try (var files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        var target =
            folder.resolve(example.relativize(file).toString().replaceFirst("\\.txt$", ""));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return folder;
  }
}
