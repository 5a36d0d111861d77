package cachescope.service;

import cachescope.event.CacheFault;
import java.util.Objects;

/** The cache failed; the message is a sentence for a person and has no secret in it. */
public final class CacheException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String MAYBE =
      " It is unknown whether the write was applied; it may have been.";

  private final CacheFault fault;
  private final String reason;
  private final boolean maybeDone;

  public CacheException(CacheFault fault, String reason) {
    this(fault, reason, false);
  }

  /**
   * @param reason what is wrong with the cache, whoever asked it for what
   * @param maybeDone whether the call was a write that may have been applied all the same
   */
  public CacheException(CacheFault fault, String reason, boolean maybeDone) {
    super(maybeDone ? reason + MAYBE : reason, null, false, false);
    this.fault = Objects.requireNonNull(fault, "fault");
    this.reason = reason;
    this.maybeDone = maybeDone;
  }

  public CacheFault fault() {
    return fault;
  }

  /** What is wrong with the cache; holds for others who ask it, too. */
  public String reason() {
    return reason;
  }

  /** Whether the call was a write that may have been applied all the same. */
  public boolean maybeDone() {
    return maybeDone;
  }

  /** The reason, and where it was a write, what may have become of it. */
  public String sentence() {
    return Objects.requireNonNullElse(getMessage(), fault.toString());
  }
}
