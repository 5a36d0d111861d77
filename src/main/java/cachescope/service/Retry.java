package cachescope.service;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Tries a cache that was in trouble while nobody asks: now and then, until nothing is owed and
 * calls pass again. Safe for any number of threads.
 */
final class Retry implements AutoCloseable {
  private final Background background;
  private final Duration pause;
  private final BooleanSupplier settled;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * @param pause before each try
   * @param settled tries once, and answers whether nothing is left to try; must not throw
   */
  Retry(Background background, Duration pause, BooleanSupplier settled) {
    this.background = background;
    this.pause = pause;
    this.settled = settled;
  }

  /** There is something to try. */
  void wake() {
    if (!closed && running.compareAndSet(false, true)) {
      background.later(pause, this::run);
    }
  }

  private void run() {
    if (!closed && !settled.getAsBoolean()) {
      background.later(pause, this::run);
      return;
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
