package cachescope.service;

import cachescope.event.CacheFault;
import java.util.Objects;

/** The cache failed; the message is a sentence for a person and has no secret in it. */
public final class CacheException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CacheFault fault;

  public CacheException(CacheFault fault, String sentence) {
    super(sentence, null, false, false);
    this.fault = Objects.requireNonNull(fault, "fault");
  }

  public CacheFault fault() {
    return fault;
  }

  /** The sentence. */
  public String sentence() {
    return Objects.requireNonNullElse(getMessage(), fault.toString());
  }
}
