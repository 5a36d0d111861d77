package cachescope.ui.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import cachescope.event.Outcome;
import cachescope.event.WorkloadSpec;
import cachescope.session.Frame;
import cachescope.stage.Verdict;
import cachescope.ui.Frames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first minute goes on by facts alone. */
class FirstRunTest {
  private static final Verdict MISS = Frames.verdict(1, Outcome.MISS, 1_001_000_000, 1);
  private static final Verdict HIT = Frames.verdict(1, Outcome.HIT, 380_000, 2);
  private static final Verdict LATE_MISS = Frames.verdict(1, Outcome.MISS, 1_001_000_000, 3);

  private final Frame quiet = Frames.quiet();
  private final FirstRun run = new FirstRun();

  @BeforeEach
  void begin() {
    run.begin();
    run.observe(quiet);
  }

  @Test
  void goesFromAMissOverAHitToAWorkload() {
    run.observe(Frames.withStage(quiet, Frames.asking()));
    assertThat(run.waiting()).isTrue();
    answer(MISS);
    assertThat(run.step()).isEqualTo(FirstRun.Step.PREDICT);
    run.predict(FirstRun.Guess.SAME);
    assertThat(run.step()).isEqualTo(FirstRun.Step.ASK_AGAIN);
    assertThat(run.showsCharts()).isFalse();
    answer(HIT);
    assertThat(run.step()).isEqualTo(FirstRun.Step.EXPIRE);
    assertThat(run.hit()).contains(HIT);
    assertThat(run.showsCharts()).isTrue();
    run.observe(Frames.withStage(quiet, Frames.expired(HIT)));
    assertThat(run.step()).isEqualTo(FirstRun.Step.ASK_EXPIRED);
    answer(LATE_MISS);
    assertThat(run.step()).isEqualTo(FirstRun.Step.WORKLOAD);
    assertThat(run.showsControls()).isTrue();
    run.observe(Frames.withWorkload(quiet, WorkloadSpec.CLASSIC));
    assertThat(run.step()).isEqualTo(FirstRun.Step.DONE);
  }

  @Test
  void theSameAnswerDoesNotCountTwice() {
    answer(MISS);
    run.predict(FirstRun.Guess.TENTH);
    answer(MISS);
    assertThat(run.step()).isEqualTo(FirstRun.Step.ASK_AGAIN);
  }

  @Test
  void anAnswerFromBeforeItBeganDoesNotCount() {
    FirstRun late = new FirstRun();
    late.begin();
    late.observe(Frames.withStage(quiet, Frames.answered(MISS)));
    assertThat(late.step()).isEqualTo(FirstRun.Step.ASK);
  }

  @Test
  void anotherUserIsNotAlice() {
    answer(Frames.verdict(2, Outcome.MISS, 1_001_000_000, 1));
    assertThat(run.step()).isEqualTo(FirstRun.Step.ASK);
  }

  @Test
  void aSecondMissIsAskedForOnceMore() {
    answer(MISS);
    run.predict(FirstRun.Guess.LONGER);
    answer(LATE_MISS);
    assertThat(run.step()).isEqualTo(FirstRun.Step.ASK_AGAIN);
  }

  @Test
  void canBeLeftAndBegunAgain() {
    answer(MISS);
    run.leave();
    answer(HIT);
    assertThat(run.over()).isTrue();
    run.begin();
    assertThat(run.step()).isEqualTo(FirstRun.Step.ASK);
    assertThat(run.first()).isEmpty();
  }

  private void answer(Verdict verdict) {
    run.observe(Frames.withStage(quiet, Frames.answered(verdict)));
  }
}
