package cachescope.why;

import java.util.Objects;

/**
 * A stretch of a request's time.
 *
 * @param nanos measured; of {@link Kind#REST} what the measured parts leave over, negative where
 *     they overlap
 * @param words what it was, such as {@code GET user:17}
 */
public record Part(Kind kind, long nanos, String words) {
  /** Where time goes. */
  public enum Kind {
    /** Between the moment when it should have begun and its beginning. */
    BEFORE,
    /** GET. */
    LOOKUP,
    /** Waiting for somebody else's load of the same key, or for the right to load it. */
    JOINED,
    /** In line for a connection of the database. */
    LINE,
    /** The delay that was added to the database. */
    DELAY,
    /** The rest of the time on a connection: the query. */
    QUERY,
    /** SETEX or DEL. */
    CHANGE,
    /** Encoding and decoding. */
    JSON,
    /** Not explained by any measurement. */
    REST
  }

  public Part {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(words, "words");
  }
}
