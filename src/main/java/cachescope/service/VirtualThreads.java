package cachescope.service;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Background work in real time, each piece on a virtual thread of its own. */
final class VirtualThreads implements Background {
  @Override
  public void later(Duration delay, Runnable work) {
    Thread.ofVirtual()
        .name("service background")
        .start(() -> {
          pause(delay);
          work.run();
        });
  }

  @Override
  public void pause(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = until - System.nanoTime();
    }
  }
}
