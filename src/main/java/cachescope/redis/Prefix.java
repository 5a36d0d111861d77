package cachescope.redis;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What stands before {@code user:} in all our keys.
 *
 * @param text the prefix itself; may be empty
 * @param ours whether every key under it is certainly ours, so that we may remove them at the end
 */
record Prefix(String text, boolean ours) {
  /** The embedded server's: the keys of the tutorial, on a server that ends with us. */
  static final Prefix EMBEDDED = new Prefix("", false);

  private static final String FRESH = "*";

  /**
   * A prefix on an external server.
   *
   * @param asked "*": a fresh one of this session; anything else is taken as it is, and then
   *     nothing is removed
   */
  static Prefix external(String asked, SecureRandom random) {
    if (!asked.equals(FRESH)) {
      return new Prefix(asked, false);
    }
    byte[] bytes = new byte[4];
    random.nextBytes(bytes);
    return new Prefix("cachescope:" + HexFormat.of().formatHex(bytes) + ":", true);
  }
}
