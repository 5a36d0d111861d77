package cachescope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SessionClockTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.EPOCH);
  private final SessionClock clock = new SessionClock(nanos::get, wall::get);

  @Test
  void timeBeginsAtZero() {
    assertThat(clock.now()).isZero();
    nanos.addAndGet(7);
    assertThat(clock.now()).isEqualTo(7);
    assertThat(clock.startedAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aClockThatIsSetOrAMachineThatSleptIsADrift() {
    nanos.addAndGet(1_000_000_000);
    wall.set(Instant.ofEpochSecond(1));
    assertThat(clock.drift()).isZero();
    wall.set(Instant.ofEpochSecond(31));
    assertThat(clock.drift()).isEqualTo(Duration.ofSeconds(30));
    wall.set(Instant.ofEpochSecond(-9));
    assertThat(clock.drift()).isEqualTo(Duration.ofSeconds(-10));
  }
}
