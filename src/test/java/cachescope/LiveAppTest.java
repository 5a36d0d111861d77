package cachescope;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.LiveIntent;
import cachescope.event.LivePoint;
import cachescope.event.LiveRow;
import cachescope.event.LiveState;
import cachescope.event.LiveTrace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real Redis beside the simulated policies, from the wish to the frame. */
@Timeout(90)
class LiveAppTest {
  private static final List<String> KEYS = List.of("1 2 2 1 3 4 1 2 3 1".split(" "));

  @Test
  void aSequenceAndAPointOfTheCurveComeBackInTheFrame() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.wish(new LiveIntent.RunLiveRow(KEYS, 3, "allkeys-lfu", 10));
      lab.wish(
          new LiveIntent.MeasureLivePoint(
              new LiveTrace("loop", 1, 2, 3, 1, 2, 3), 10, "allkeys-lru", 5));
      LiveRow row =
          lab.await("the whole row", f -> ended(f.live().row())).live().row().orElseThrow();
      assertThat(row.state()).isEqualTo(LiveState.DONE);
      assertThat(row.steps()).hasSize(10);
      assertThat(row.held()).isEqualTo(3);
      LivePoint point =
          lab.await(
                  "the point",
                  f -> f.live().points().stream().anyMatch(p -> p.state() == LiveState.DONE))
              .live()
              .points()
              .getFirst();
      assertThat(point.hitRatio()).isEqualTo(0.5);
      assertThat(lab.frame().stage().cells()).as("the Stage knows nothing of it").isEmpty();
      assertThat(lab.frame().metrics().totals().requests()).isZero();
    }
  }

  private static boolean ended(Optional<LiveRow> row) {
    return row.filter(each -> each.state().ended()).isPresent();
  }
}
