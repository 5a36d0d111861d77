package cachescope.service;

import java.time.Duration;

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

  /** Real time, and a virtual thread for each piece of work. */
  static Background virtualThreads() {
    return new VirtualThreads();
  }
}
