package cachescope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Outcome;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void anArmThatIsDoneHasATimeOfItsOwn() {
    AtomicLong now = new AtomicLong(100);
    Tally tally = new Tally(2, now::get);
    tally.read(0, Outcome.HIT, 5);
    now.set(200);
    assertThat(tally.until()).isEqualTo(200);
    tally.read(1, Outcome.MISS, 5);
    now.set(900);
    assertThat(tally.until()).isEqualTo(200);
  }
}
