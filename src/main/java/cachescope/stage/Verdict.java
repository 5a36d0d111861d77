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
 * @param why a sentence: why this was a miss, a bypass or an error; empty for a hit
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
    long at) {}
