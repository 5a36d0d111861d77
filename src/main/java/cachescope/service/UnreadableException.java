package cachescope.service;

/**
 * A cached value that this program did not write, or cannot read any more; the message says why.
 */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableException(String why) {
    super(why, null, false, false);
  }
}
