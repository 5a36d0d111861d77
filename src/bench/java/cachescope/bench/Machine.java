package cachescope.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a number was measured.
 *
 * @param cpu the processor's model, or its architecture where the system does not tell
 * @param cores the processors that the JVM may use
 */
record Machine(String os, String cpu, int cores, String jdk) {
  static Machine here() {
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        cpuModel().orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vendor") + " " + Runtime.version());
  }

  /** How many threads wanted to run in the last minute, on average; negative where unknown. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static Optional<String> cpuModel() {
    var linux = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(linux)) {
      return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"));
    }
    try (var lines = Files.lines(linux)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
