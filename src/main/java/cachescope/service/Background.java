package cachescope.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The time of the service's own making: work that no request waits for, and waits of requests for
 * each other.
 *
 * <p>Everything that the service does on a thread of its own, or sleeps for, goes through here, so
 * that a race can decide when it happens. Safe for any number of threads.
 */
public interface Background {
  /**
   * Does something later, on a thread of its own.
   *
   * @param delay before it begins; zero: at once
   * @param work must not throw
   */
  void later(Duration delay, Runnable work);

  /** Lets the caller wait; an interrupt ends it early and stays set. */
  void pause(Duration time);

  /**
   * Lets the caller wait for what another request does; an interrupt ends it early and stays set.
   *
   * @param longest after which it is not waited for any longer
   * @return whether it is done, well or not
   */
  default boolean await(CompletableFuture<?> done, Duration longest) {
    try {
      done.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Whoever waits asks what it came to.
    }
    return done.isDone();
  }

  /** Real time, and a virtual thread for each piece of work. */
  static Background virtualThreads() {
    return new VirtualThreads();
  }
}
