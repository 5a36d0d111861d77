package cachescope.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the process holds at a moment.
 *
 * @param minutes since the measurement began
 * @param heap bytes in use after a full collection
 * @param descriptors open files and sockets, -1 where the system does not tell
 * @param disk bytes below the temporary folder
 */
record Vitals(double minutes, double heap, int threads, long descriptors, long disk) {

  /** Collects what is garbage, which stops the process for a while, and looks. */
  static Vitals now(double minutes, Path temporary) {
    System.gc();
    var memory = ManagementFactory.getMemoryMXBean();
    return new Vitals(
        minutes,
        memory.getHeapMemoryUsage().getUsed(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : -1,
        below(temporary));
  }

  static long below(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** MB of heap that are added a minute, by least squares. */
  static double rise(List<Vitals> of) {
    double n = of.size();
    double x = of.stream().mapToDouble(Vitals::minutes).sum() / n;
    double y = of.stream().mapToDouble(Vitals::heap).sum() / n;
    double over = 0;
    double under = 0;
    for (Vitals each : of) {
      over += (each.minutes() - x) * (each.heap() - y);
      under += (each.minutes() - x) * (each.minutes() - x);
    }
    return over / under / (1 << 20);
  }
}
