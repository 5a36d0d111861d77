package cachescope.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time since the session began, on a clock that never goes back; and the wall time it began at.
 *
 * <p>Safe for any number of threads.
 */
public final class SessionClock {
  private final LongSupplier ticker;
  private final InstantSource wall;
  private final long origin;
  private final Instant startedAt;

  /**
   * @param ticker monotonic nanoseconds, such as {@code System::nanoTime}
   * @param wall the calendar clock, for the anchor and for noticing jumps only
   */
  public SessionClock(LongSupplier ticker, InstantSource wall) {
    this.ticker = ticker;
    this.wall = wall;
    this.origin = ticker.getAsLong();
    this.startedAt = wall.instant();
  }

  /** A clock on the machine's own time. */
  public static SessionClock system() {
    return new SessionClock(System::nanoTime, InstantSource.system());
  }

  /** Nanoseconds since the session began. */
  public long now() {
    return ticker.getAsLong() - origin;
  }

  /** The wall time at which {@link #now()} was zero. */
  public Instant startedAt() {
    return startedAt;
  }

  /** The wall clock's time. */
  public Instant wallTime() {
    return wall.instant();
  }

  /**
   * How far the wall clock has run away from the monotonic one since the start; positive: ahead.
   */
  public Duration drift() {
    return Duration.between(startedAt.plusNanos(now()), wall.instant());
  }
}
