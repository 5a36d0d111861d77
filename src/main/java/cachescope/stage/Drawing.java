package cachescope.stage;

import java.util.Optional;

/**
 * When and where each leg of a token is drawn: a pure function of the token.
 *
 * <p>Legs are drawn one after the other, none before it really began. A leg to Redis or the
 * database goes there, waits for its real end, and comes back; the way there takes the expected
 * time where one is known, so that a load moves in real time. What is too fast to be seen is drawn
 * for two steps of 200 ms. That makes the drawing late; the later it is, the shorter the steps, so
 * that it stays within a second, and long real legs make up for it. A step never depends on what
 * comes after it, so that nothing drawn has to be taken back.
 */
final class Drawing {
  private static final long STEP = Token.SHORTEST / 2;
  private static final long LATE = 300_000_000L;
  private static final long VERY_LATE = 700_000_000L;

  private final Token token;

  /**
   * A leg as it is drawn.
   *
   * @param there when it arrives at the far end
   * @param back when it begins its way back; where it goes one way only, its end
   * @param end when it is over; {@link Leg#OPEN} where nobody knows
   */
  private record Stretch(Leg leg, long start, long there, long back, long end) {
    static Stretch of(Leg leg, long start) {
      long late = start - leg.from();
      long step = late <= LATE ? STEP : late <= VERY_LATE ? STEP / 2 : STEP / 5;
      if (isOneWay(leg.wire())) {
        long end = Math.max(start + step, leg.to());
        return new Stretch(leg, start, start + step, end, end);
      }
      long there = Math.max(start + step, Math.min(leg.from() + leg.expected(), leg.to()));
      long back = Math.max(there, leg.to());
      return new Stretch(leg, start, there, back, leg.isOpen() ? Leg.OPEN : back + step);
    }

    private static boolean isOneWay(Wire wire) {
      return switch (wire) {
        case CLIENT_TO_SERVICE, DATABASE_LINE, REDIS_TO_SERVICE, FLIGHT, NEAR -> true;
        case SERVICE_TO_REDIS, SERVICE_TO_DATABASE -> false;
      };
    }

    double along(long t) {
      double way;
      if (t < there) {
        way = (double) (t - start) / (there - start);
      } else if (t < back || end == back) {
        way = 1;
      } else {
        way = 1 - (double) (t - back) / (end - back);
      }
      boolean toClient = leg.wire() == Wire.CLIENT_TO_SERVICE && leg.mark() != Mark.REQUEST;
      double bounded = Math.clamp(way, 0, 1);
      return toClient ? 1 - bounded : bounded;
    }

    double factor() {
      return leg.isOpen() ? 1 : (double) (end - start) / Math.max(1, leg.to() - leg.from());
    }

    boolean replied(long t) {
      return !leg.isOpen() && t >= back;
    }
  }

  Drawing(Token token) {
    this.token = token;
  }

  /** Where the token is at session nanosecond {@code t}. */
  Optional<Spot> at(long t) {
    Optional<Stretch> now = Optional.empty();
    long end = Long.MIN_VALUE;
    for (Leg leg : token.legs()) {
      Stretch next = Stretch.of(leg, Math.max(leg.from(), end));
      if (t < next.start()) {
        break;
      }
      now = Optional.of(next);
      end = next.end();
    }
    boolean over = token.endedAt() != Leg.OPEN && t >= end() && t >= end;
    return over ? Optional.empty() : now.map(stretch -> spot(stretch, t));
  }

  /** When the last leg will have been drawn. */
  long end() {
    long end = Long.MIN_VALUE;
    for (Leg leg : token.legs()) {
      end = Stretch.of(leg, Math.max(leg.from(), end)).end();
    }
    return end;
  }

  private Spot spot(Stretch stretch, long t) {
    Leg leg = stretch.leg();
    boolean known = leg.wire() == Wire.CLIENT_TO_SERVICE || stretch.replied(t);
    return new Spot(
        token, known ? leg : leg.underway(), stretch.along(t), stretch.factor(), token.count());
  }
}
