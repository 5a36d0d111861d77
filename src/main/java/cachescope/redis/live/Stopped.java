package cachescope.redis.live;

/** Whether somebody asked this thread to stop. */
final class Stopped {
  private Stopped() {}

  static void ifInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Takes the request to stop, if there is one. */
  static boolean byNow() {
    return Thread.interrupted();
  }
}
