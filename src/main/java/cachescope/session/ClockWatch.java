package cachescope.session;

import cachescope.event.SessionClock;
import java.time.Duration;
import java.util.Optional;

/**
 * Notices that the wall clock and the monotonic one drifted apart: the machine slept, or somebody
 * set its clock. Confined to one thread.
 */
final class ClockWatch {
  private static final long STEP = 1_000_000_000L;
  private static final Duration TOLERANCE = Duration.ofMillis(500);

  private final SessionClock clock;
  private long looked;
  private Duration drift = Duration.ZERO;

  ClockWatch(SessionClock clock) {
    this.clock = clock;
  }

  /**
   * How far the wall clock ran away since the last look; empty where it did not, or where it was
   * looked at less than a second ago.
   *
   * @param now session nanoseconds
   */
  Optional<Duration> jump(long now) {
    if (now - looked < STEP) {
      return Optional.empty();
    }
    looked = now;
    Duration drifted = clock.drift();
    Duration jump = drifted.minus(drift);
    drift = drifted;
    return Optional.of(jump).filter(by -> by.abs().compareTo(TOLERANCE) > 0);
  }
}
