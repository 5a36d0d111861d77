package cachescope.lesson;

import java.util.Objects;

/**
 * What is to be said of an answer.
 *
 * @param reason with marked numbers filled in
 */
public record Judgement(Verdict verdict, String reason) {
  public Judgement {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(reason, "reason");
  }

  /** Whether it was right. */
  public enum Verdict {
    RIGHT,
    WRONG,
    /** It will turn out when the step is done. */
    OPEN
  }
}
