package cachescope.recording;

import cachescope.event.LatencyTally;
import cachescope.event.LoggedEvent;
import cachescope.event.SessionEvent.EventsLeftOut;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * What can be in a recording at all: the right order, times within reason, and counts that somebody
 * may add up one by one. Confined to one thread.
 */
final class Plausible {
  private static final long LATEST = TimeUnit.DAYS.toNanos(3_650);
  private static final long MOST_LEFT_OUT = 20_000_000;

  private long expected;
  private long leftOut;

  /**
   * @param first number of the first event
   */
  Plausible(long first) {
    expected = first;
  }

  /**
   * Looks at the next event.
   *
   * @throws BrokenException where it cannot be
   */
  void check(LoggedEvent event) {
    if (event.seq() != expected) {
      throw new BrokenException(
          "event " + event.seq() + " stands where event " + expected + " should");
    }
    expected++;
    if (event.at() < 0 || event.at() > LATEST) {
      throw new BrokenException("\"at\" must be from 0 to ten years, was " + event.at());
    }
    if (event.run() < 0 || event.settingsRev() < 0) {
      throw new BrokenException("\"inRun\" and \"rev\" must be 0 or more");
    }
    if (event.event() instanceof EventsLeftOut left) {
      left.latency().values().forEach(this::check);
    }
  }

  private void check(LatencyTally tally) {
    if (LongStream.of(tally.counts()).anyMatch(n -> n < 0 || n > MOST_LEFT_OUT)) {
      throw new BrokenException("a count of left-out events is negative or too large");
    }
    leftOut += LongStream.of(tally.counts()).sum();
    if (leftOut > MOST_LEFT_OUT) {
      throw new BrokenException("more than " + MOST_LEFT_OUT + " events were left out");
    }
  }
}
