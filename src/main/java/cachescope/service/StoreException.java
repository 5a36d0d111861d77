package cachescope.service;

import java.util.Objects;

/** The database failed; the message is a sentence for a person and has no secret in it. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String sentence) {
    super(sentence, null, false, false);
  }

  /** The sentence. */
  public String sentence() {
    return Objects.requireNonNullElse(getMessage(), "The database failed");
  }
}
