package cachescope;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Intent;
import cachescope.event.Settings;
import cachescope.event.WhatIfFigures;
import cachescope.session.Frame;
import cachescope.session.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way back to a past moment, and what would have come of it with another setting. */
@Timeout(90)
class WhatIfAppTest {
  @Test
  void fromAPastMomentTheSameRequestsAreAskedAgainWithoutTheCache() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.ask(1);
      long before = lab.app.clock().now();
      lab.ask(1);
      lab.ask(2);
      lab.wish(new Intent.SeekTo(before));
      Frame past =
          lab.await(
              "the moment before",
              f ->
                  f.playback().mode() == Playback.Mode.PAUSED
                      && f.metrics().totals().requests() == 1);
      Settings then = past.then().settings().settings();
      lab.wish(new Intent.WhatIf(then.withCacheOn(false)));
      WhatIfFigures figures =
          lab.await(
                  "the last figures", f -> f.whatIf().filter(w -> w.pairs().finished()).isPresent())
              .whatIf()
              .orElseThrow();
      assertThat(figures.keysAtStart()).isEqualTo(1);
      assertThat(figures.happened().answers().hits()).isEqualTo(1);
      assertThat(figures.happened().answers().loads()).isEqualTo(1);
      assertThat(figures.again().answers().hits()).isEqualTo(1);
      assertThat(figures.changed().answers().loads()).isEqualTo(2);
      assertThat(figures.changed().answers().hits()).isZero();
      assertThat(lab.frame().metrics().totals().requests()).isEqualTo(1);
    }
  }

  @Test
  void nobodyAskedAnythingAfterThatMoment() throws Exception {
    try (Lab lab = Lab.start(Lab.QUICK)) {
      lab.ask(1);
      lab.wish(new Intent.Pause());
      Frame past = lab.await("a pause", f -> f.playback().mode() == Playback.Mode.PAUSED);
      lab.wish(new Intent.WhatIf(past.then().settings().settings().withCacheOn(false)));
      Frame told = lab.await("a notice", f -> f.notice().isPresent());
      assertThat(told.notice().orElseThrow().event().toString())
          .contains("Nobody asked anything after that moment");
    }
  }
}
