package cachescope.event;

import java.util.List;
import java.util.Objects;

/**
 * What one request did in the real server of a {@link LiveRow}.
 *
 * @param number 1 the first
 * @param key what was asked for
 * @param hit whether GET found it
 * @param stored whether it was stored after a miss; false after a hit, and where Redis refused it
 * @param before the keys that were there, who should leave first at the front
 * @param predicted who should leave if Redis looked at every key and not at a sample: the first of
 *     {@code before}, and its equals; empty where nobody need leave, or nobody can know
 * @param left who left, in the order in which the server told it
 * @param after the keys that are there afterwards
 * @param hits so far, this one included
 */
public record LiveStep(
    int number,
    String key,
    boolean hit,
    boolean stored,
    List<LiveKey> before,
    List<String> predicted,
    List<String> left,
    List<String> after,
    int hits) {
  /** How the prediction and what happened agree. */
  public enum Verdict {
    /** Nobody left, and nobody was to. */
    NOBODY,
    /** Who left was the one to leave, or one of several equals. */
    AS_PREDICTED,
    /** Somebody else left, or nobody did. */
    OTHERWISE,
    /** Somebody left, and nobody could know who: the policy draws lots. */
    NOT_PREDICTABLE
  }

  /** Keeps copies. */
  public LiveStep {
    Objects.requireNonNull(key, "key");
    before = List.copyOf(before);
    predicted = List.copyOf(predicted);
    left = List.copyOf(left);
    after = List.copyOf(after);
  }

  /** Whether it came out as predicted. */
  public Verdict verdict() {
    if (predicted.isEmpty()) {
      return left.isEmpty() ? Verdict.NOBODY : Verdict.NOT_PREDICTABLE;
    }
    return !left.isEmpty() && predicted.containsAll(left)
        ? Verdict.AS_PREDICTED
        : Verdict.OTHERWISE;
  }
}
