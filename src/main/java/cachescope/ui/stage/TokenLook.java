package cachescope.ui.stage;

import cachescope.ui.Sign;

/**
 * A token as it is drawn: two equal looks give the same pixels.
 *
 * @param x and {@code y}: its centre, half pixels
 * @param label words beside it; empty for none
 * @param note words under the label, smaller; empty for none
 * @param side where the words go
 * @param progress of an open load, 0 to 1 in hundredths; negative for no bar
 * @param count requests it stands for
 * @param small one of many on its way
 * @param detail exact command and reply, for a closer look; empty where there is none
 * @param flash whether a ring around it says "just now"
 * @param requestId of the request that it is, or that it names
 */
record TokenLook(
    double x,
    double y,
    Sign sign,
    String label,
    String note,
    Side side,
    double progress,
    int count,
    boolean small,
    String detail,
    boolean flash,
    long requestId) {

  /** Where the words go. */
  enum Side {
    LEFT,
    RIGHT,
    ABOVE
  }
}
