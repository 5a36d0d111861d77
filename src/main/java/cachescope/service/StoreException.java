package cachescope.service;

import java.util.Objects;

/** The database gave no answer; the message is a sentence for a person and has no secret in it. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean givenUp;

  /** The database failed. */
  public StoreException(String sentence) {
    this(sentence, false);
  }

  private StoreException(String sentence, boolean givenUp) {
    super(sentence, null, false, false);
    this.givenUp = givenUp;
  }

  /** Whoever asked did not wait for the answer; nothing failed. */
  public static StoreException givenUp(String sentence) {
    return new StoreException(sentence, true);
  }

  /** Whether whoever asked did not wait, and nothing failed. */
  public boolean givenUp() {
    return givenUp;
  }

  /** The sentence. */
  public String sentence() {
    return Objects.requireNonNullElse(getMessage(), "The database failed");
  }
}
