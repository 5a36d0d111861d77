package cachescope.service;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Tries a cache that was in trouble while nobody asks: a virtual thread that tries now and then,
 * and ends when nothing is owed and calls pass again. Safe for any number of threads.
 */
final class Retry implements AutoCloseable {
  private final long pause;
  private final BooleanSupplier settled;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * @param pause before each try
   * @param settled tries once, and answers whether nothing is left to try; must not throw
   */
  Retry(Duration pause, BooleanSupplier settled) {
    this.pause = pause.toNanos();
    this.settled = settled;
  }

  /** There is something to try. */
  void wake() {
    if (!closed && running.compareAndSet(false, true)) {
      Thread.ofVirtual().name("cache retry").start(this::run);
    }
  }

  private void run() {
    boolean done = false;
    while (!closed && !done) {
      LockSupport.parkNanos(pause);
      done = settled.getAsBoolean();
    }
    running.set(false);
    if (!closed && !settled.getAsBoolean()) {
      wake();
    }
  }

  /** Tries no more. */
  @Override
  public void close() {
    closed = true;
  }
}
