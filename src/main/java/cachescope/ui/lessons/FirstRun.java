package cachescope.ui.lessons;

import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RequestKind;
import cachescope.session.Frame;
import cachescope.stage.KeyExit;
import cachescope.stage.StageScene;
import cachescope.stage.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * The first minute: a miss, a prediction, a hit, an expiry, a workload.
 *
 * <p>It goes on by what frames show to have happened, never by what was clicked. All its figures
 * are measured ones.
 */
public final class FirstRun {
  /** Alice. */
  public static final long USER = 1;

  /** The time that a value is left when it is told to expire. */
  public static final Duration SOON = Duration.ofSeconds(3);

  /** Where the person is. */
  public enum Step {
    /** To ask for Alice, and wait. */
    ASK,
    /** To say how long the second answer will take. */
    PREDICT,
    /** To ask again. */
    ASK_AGAIN,
    /** To let the value expire. */
    EXPIRE,
    /** To ask for the expired value. */
    ASK_EXPIRED,
    /** To start forty requests a second. */
    WORKLOAD,
    /** All was seen. */
    DONE,
    /** Left, before the end or after it. */
    LEFT
  }

  /**
   * What a person may predict for the second answer: the same, a tenth, a thousandth of the time,
   * or longer.
   */
  public enum Guess {
    SAME,
    TENTH,
    THOUSANDTH,
    LONGER
  }

  private Step step = Step.LEFT;
  private Optional<Verdict> first = Optional.empty();
  private Optional<Verdict> hit = Optional.empty();
  private Optional<Verdict> last = Optional.empty();
  private Optional<Guess> guess = Optional.empty();
  private boolean waiting;
  private boolean expiring;
  private boolean begun;
  private long seen = -1;
  private long since;

  /** Takes a frame in, and goes on if it shows what the step waits for. */
  public void observe(Frame frame) {
    if (step == Step.LEFT) {
      return;
    }
    StageScene stage = frame.stage();
    waiting =
        stage.tokens().stream()
            .anyMatch(token -> token.userId() == USER && token.endedAt() == Long.MAX_VALUE);
    expiring =
        stage.cells().stream()
            .anyMatch(cell -> cell.userId() == USER && cell.leftAt(stage.asOf()) <= SOON.toNanos());
    if (!begun) {
      begun = true;
      seen = stage.verdict().map(Verdict::requestId).orElse(-1L);
    }
    stage.verdict().filter(this::isNewAnswer).ifPresent(this::answered);
    if (step == Step.EXPIRE && stage.exits().stream().anyMatch(this::isAliceExpired)) {
      step = Step.ASK_EXPIRED;
    }
    if (step == Step.WORKLOAD && frame.workload().isPresent()) {
      step = Step.DONE;
    }
  }

  /** Takes the prediction in; the next step is to see. */
  public void predict(Guess prediction) {
    guess = Optional.of(prediction);
    if (step == Step.PREDICT) {
      step = Step.ASK_AGAIN;
    }
  }

  /** Leaves. */
  public void leave() {
    step = Step.LEFT;
  }

  /** Begins, also once more. */
  public void begin() {
    step = Step.ASK;
    first = Optional.empty();
    hit = Optional.empty();
    last = Optional.empty();
    guess = Optional.empty();
    begun = false;
  }

  private void answered(Verdict verdict) {
    seen = verdict.requestId();
    last = Optional.of(verdict);
    boolean isHit = verdict.outcome().filter(outcome -> outcome == Outcome.HIT).isPresent();
    switch (step) {
      case ASK -> {
        first = Optional.of(verdict);
        step = Step.PREDICT;
      }
      case PREDICT, ASK_AGAIN -> {
        if (isHit) {
          hit = Optional.of(verdict);
          since = verdict.at();
          step = Step.EXPIRE;
        }
      }
      case EXPIRE, ASK_EXPIRED -> {
        if (!isHit) {
          step = Step.WORKLOAD;
        }
      }
      case WORKLOAD, DONE, LEFT -> {}
    }
  }

  private boolean isNewAnswer(Verdict verdict) {
    return verdict.requestId() != seen
        && verdict.userId() == USER
        && verdict.origin() == Origin.PERSON
        && verdict.kind() == RequestKind.READ
        && verdict.answered();
  }

  private boolean isAliceExpired(KeyExit exit) {
    return exit.reason() == KeyExit.Reason.EXPIRED
        && exit.at() > since
        && exit.key().endsWith("user:" + USER);
  }

  public Step step() {
    return step;
  }

  /** Whether a request for Alice is on its way just now. */
  public boolean waiting() {
    return waiting;
  }

  /** Whether Alice's value expires within three seconds. */
  public boolean expiring() {
    return expiring;
  }

  /** The first answer. */
  public Optional<Verdict> first() {
    return first;
  }

  /** The first hit. */
  public Optional<Verdict> hit() {
    return hit;
  }

  /** The newest answer. */
  public Optional<Verdict> last() {
    return last;
  }

  public Optional<Guess> guess() {
    return guess;
  }

  /** Whether it is over, one way or the other. */
  public boolean over() {
    return step == Step.DONE || step == Step.LEFT;
  }

  /** Whether the charts and the timeline have something to say by now. */
  public boolean showsCharts() {
    return step.compareTo(Step.EXPIRE) >= 0;
  }

  /** Whether the left bar is there by now. */
  public boolean showsControls() {
    return step.compareTo(Step.WORKLOAD) >= 0;
  }
}
