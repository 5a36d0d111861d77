package cachescope.event;

import java.util.Objects;

/** What somebody wants to know the reason of. */
public sealed interface Question {

  /** Why did this request end as it did, and why did it take so long? */
  record OfRequest(long requestId) implements Question {}

  /** What became of this key, and what will? Keys carry their prefix. */
  record OfKey(String key) implements Question {
    public OfKey {
      Objects.requireNonNull(key, "key");
    }
  }

  /**
   * Why did this key leave?
   *
   * @param at when, session nanoseconds; the exit of the key that is nearest is meant
   */
  record OfExit(String key, long at) implements Question {
    public OfExit {
      Objects.requireNonNull(key, "key");
    }
  }

  /** Why is this number what it is, and is it good or bad here? */
  record OfNumber(Measure measure) implements Question {
    public OfNumber {
      Objects.requireNonNull(measure, "measure");
    }
  }

  /**
   * Why that point of the latency chart? The request nearest to it is meant.
   *
   * @param at when it was answered, session nanoseconds, as near as a pixel
   * @param nanos its latency, as near as a pixel
   */
  record OfLatency(long at, long nanos) implements Question {}

  /**
   * What happened in that second?
   *
   * @param from session nanoseconds; the second begins here
   */
  record OfSecond(long from) implements Question {}

  /** Why this event of the log? */
  record OfEvent(long seq) implements Question {}

  /** Which key will probably leave next, and how sure can one be? */
  record OfNextVictim() implements Question {}
}
