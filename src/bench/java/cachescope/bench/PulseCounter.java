package cachescope.bench;

import java.util.concurrent.atomic.AtomicLong;

/** How often the window was shown anew; may be read on any thread. */
final class PulseCounter implements Runnable {
  private final AtomicLong pulses = new AtomicLong();

  @Override
  public void run() {
    pulses.incrementAndGet();
  }

  long count() {
    return pulses.get();
  }
}
