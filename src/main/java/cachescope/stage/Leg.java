package cachescope.stage;

import java.util.Objects;

/**
 * One leg of a request's way.
 *
 * @param from and {@code to}: when it really began and ended, session nanoseconds; {@link #OPEN}
 *     while it lasts
 * @param expected nanoseconds it is expected to last, for the speed of an open leg; 0 where unknown
 * @param command what was sent, such as {@code GET user:17}; empty where nothing was
 * @param reply what came back, such as {@code (nil)} or {@code 118 bytes}; empty while unknown
 */
public record Leg(
    Wire wire, Mark mark, long from, long to, long expected, String command, String reply) {
  public static final long OPEN = Long.MAX_VALUE;

  public Leg {
    Objects.requireNonNull(wire, "wire");
    Objects.requireNonNull(mark, "mark");
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(reply, "reply");
  }

  public boolean isOpen() {
    return to == OPEN;
  }

  /** Nanoseconds it lasted until {@code t}. */
  public long nanosAt(long t) {
    return Math.max(0, Math.min(t, to) - from);
  }

  /** The same leg, over. */
  Leg closed(Mark how, long began, long ended, String sent, String answer) {
    return new Leg(wire, how, began, ended, expected, sent, answer);
  }

  /** The leg as long as its reply is not back: nobody can know yet what it will be. */
  Leg underway() {
    if (mark == Mark.REFUSED) {
      return new Leg(wire, Mark.FILL, from, to, expected, command, "");
    }
    boolean asks = wire == Wire.SERVICE_TO_REDIS && (mark == Mark.HIT || mark == Mark.MISS);
    return new Leg(wire, asks ? Mark.REQUEST : mark, from, to, expected, command, "");
  }
}
