package cachescope;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.SessionClock;
import cachescope.http.StatsView;
import cachescope.metrics.Metrics;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void itWalksTheWayThatRequestsWillTake() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    new Rehearsal(
            SessionClock.system(),
            () -> {
              asked.incrementAndGet();
              return StatsView.of(new Metrics().snapshot(), 0);
            })
        .play();
    assertThat(asked).hasValue(1);
  }
}
