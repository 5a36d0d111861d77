package cachescope.bench;

import java.io.IOException;

/**
 * A process that does nothing but keep an idle core awake, at the lowest priority there is: else
 * waking up would hide what is to be measured.
 */
final class Spinner implements AutoCloseable {
  private final Process process;

  private Spinner(Process process) {
    this.process = process;
  }

  static Spinner start() throws IOException {
    return new Spinner(
        new ProcessBuilder("nice", "-n", "19", "sh", "-c", "while :; do :; done").start());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
