package cachescope.redis;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What stands before {@code user:} in all our keys.
 *
 * @param text the prefix itself; may be empty
 * @param claim whose the keys under it are
 */
record Prefix(String text, Claim claim) {
  /** Whose the keys under a prefix are. */
  enum Claim {
    /** Every one is ours: we may repair, expire and remove them. */
    OURS,
    /** Ours if there was none when we came; else as {@link #SHARED}. */
    OURS_IF_EMPTY,
    /** Somebody else's may be among them: only values of our making may be touched. */
    SHARED
  }

  /** The embedded server's: the keys of the tutorial, on a server that ends with us. */
  static final Prefix EMBEDDED = new Prefix("", Claim.OURS);

  private static final String FRESH = "*";

  /**
   * A prefix on an external server.
   *
   * @param asked "*": a fresh one of this session; anything else is taken as it is
   */
  static Prefix external(String asked, SecureRandom random) {
    if (asked.isEmpty()) {
      return new Prefix("", Claim.SHARED);
    }
    if (!asked.equals(FRESH)) {
      return new Prefix(asked, Claim.OURS_IF_EMPTY);
    }
    byte[] bytes = new byte[4];
    random.nextBytes(bytes);
    return new Prefix("cachescope:" + HexFormat.of().formatHex(bytes) + ":", Claim.OURS);
  }
}
