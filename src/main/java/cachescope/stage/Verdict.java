package cachescope.stage;

import cachescope.event.Freshness;
import cachescope.event.Origin;
import cachescope.event.Outcome;
import cachescope.event.RequestKind;
import cachescope.event.Timing;
import java.util.Optional;

/**
 * The newest answer, for the headline.
 *
 * @param outcome empty for a write
 * @param answered false where the request was left unanswered
 * @param elapsed nanoseconds in the service
 * @param reply the JSON, for a person's own request; else empty
 * @param why a sentence: why this was a miss, a bypass or an error; empty for a hit. What it says
 *     to have been "12 s ago" is so at {@code at}; {@link #why(long)} says it for another moment
 */
public record Verdict(
    long requestId,
    long userId,
    RequestKind kind,
    Origin origin,
    Optional<Outcome> outcome,
    boolean answered,
    boolean found,
    long version,
    Freshness freshness,
    long elapsed,
    Timing timing,
    String reply,
    String why,
    long at) {
  private static final long SECOND = 1_000_000_000L;

  /** The sentence as it was right when the answer came. */
  @Override
  public String why() {
    return why(at);
  }

  /**
   * The sentence as it is right at the moment that is shown, to the second.
   *
   * @param t session nanoseconds
   */
  public String why(long t) {
    return Ago.read(why, at + Math.max(0, t - at) / SECOND * SECOND);
  }
}
