package cachescope.lesson;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A card in Leitner's boxes (S. Leitner, "So lernt man lernen", 1972): a right answer moves it one
 * box on, a wrong one back into the first; the further the box, the longer until it is asked again.
 *
 * @param box 1 to 5
 * @param due when it is to be asked again
 */
public record Leitner(int box, Instant due) {
  /** The last box. */
  public static final int LAST = 5;

  /** From this box on it counts as known. */
  private static final int KNOWN = 3;

  public Leitner {
    Objects.requireNonNull(due, "due");
    if (box < 1 || box > LAST) {
      throw new IllegalArgumentException("a box is from 1 to " + LAST + ", was " + box);
    }
  }

  /** A card that was answered for the first time. */
  public static Leitner first(boolean right, Instant at) {
    return at(right ? 2 : 1, at);
  }

  /** After one more answer. */
  public Leitner answered(boolean right, Instant at) {
    return at(right ? Math.min(box + 1, LAST) : 1, at);
  }

  /** A day in the first box, and twice as long in each further one: 1, 2, 4, 8, 16 days. */
  private static Leitner at(int box, Instant now) {
    return new Leitner(box, now.plus(Duration.ofDays(1L << (box - 1))));
  }

  /** Whether it is to be asked. */
  public boolean dueAt(Instant now) {
    return !due.isAfter(now);
  }

  /** Whether it was right often enough in a row. */
  public boolean known() {
    return box >= KNOWN;
  }
}
