package cachescope.ui.why;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.ui.Frames;
import cachescope.why.Explanation;
import org.junit.jupiter.api.Test;

/** The words of the card. */
class WhyCardTest {
  @Test
  void thePartsAreSpoken() {
    Explanation why = Frames.slowRequest();
    assertThat(PartsBar.spoken(why.parts()))
        .startsWith("Where the time went: 12.0 ms before it began; 0.31 ms GET");
  }

  @Test
  void timesAreBeforeTheMomentExplained() {
    assertThat(LinkRow.ago(1_234_000_000)).isEqualTo("−1.234 s");
    assertThat(LinkRow.ago(12_340_000_000L)).isEqualTo("−12.3 s");
    assertThat(LinkRow.ago(-5_000_000)).isEqualTo("+0.005 s");
    assertThat(LinkRow.ago(600_000_000_000L)).isEqualTo("−10 min");
    assertThat(LinkRow.ago(0)).isEqualTo("0 s");
  }
}
