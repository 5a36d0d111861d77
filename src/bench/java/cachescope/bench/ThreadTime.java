package cachescope.bench;

import java.lang.management.ManagementFactory;

/** Processor time that threads of this JVM have used, whoever else was waiting for the machine. */
final class ThreadTime {
  private ThreadTime() {}

  /** Milliseconds of all living platform threads whose name begins with {@code name}. */
  static double millis(String name) {
    var threads = ManagementFactory.getThreadMXBean();
    double millis = 0;
    for (long id : threads.getAllThreadIds()) {
      var info = threads.getThreadInfo(id);
      if (info != null && info.getThreadName().startsWith(name)) {
        millis += Math.max(0, threads.getThreadCpuTime(id)) / 1e6;
      }
    }
    return millis;
  }
}
