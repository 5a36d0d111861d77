package cachescope.why;

import cachescope.event.CacheEvent;
import cachescope.event.LoggedEvent;
import cachescope.event.Witness;
import java.util.Objects;

/**
 * A fact in the chain that led to something.
 *
 * @param seq its number in the log, so that one can go there
 * @param at session nanoseconds
 * @param event the fact itself
 * @param words what it means here
 * @param probable whether its place in the chain is a guess
 */
public record Link(long seq, long at, CacheEvent event, String words, boolean probable) {
  public Link {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(words, "words");
  }

  static Link sure(LoggedEvent fact, String words) {
    return new Link(fact.seq(), fact.at(), fact.event(), words, false);
  }

  static Link probably(LoggedEvent fact, String words) {
    return new Link(fact.seq(), fact.at(), fact.event(), words, true);
  }

  /** Who saw it. */
  public Witness witness() {
    return event.witness();
  }
}
