package cachescope.stage;

import java.util.Objects;

/**
 * A key that left Redis.
 *
 * @param at when we heard of it, session nanoseconds
 * @param idleNanos since its last use by our own requests, as far as we saw it
 * @param uses hits by our own requests since it was set
 * @param detail a few words more, such as the policy or the write; may be empty
 */
public record KeyExit(String key, Reason reason, long at, long idleNanos, int uses, String detail) {
  /** How it left. */
  public enum Reason {
    EVICTED,
    EXPIRED,
    /** Deleted by the service after a write. */
    INVALIDATED,
    /** Deleted by somebody else, or by a person here. */
    DELETED,
    /** The whole database was emptied, or the server was started again. */
    EMPTIED,
    /** Not there any more after we could not listen for a while; nobody saw how. */
    UNSEEN
  }

  public KeyExit {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }
}
