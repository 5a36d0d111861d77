package cachescope.stage;

import cachescope.event.Origin;
import cachescope.event.RequestKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request on its way, as the legs it went so far.
 *
 * <p>Drawn in real time where that can be seen, and stretched where it cannot, by a factor that is
 * printed; {@link Drawing} has the rules.
 *
 * @param endedAt when it was answered, session nanoseconds; {@link Leg#OPEN} while it is not
 * @param count requests that it stands for
 */
public record Token(
    long requestId,
    long userId,
    RequestKind kind,
    Origin origin,
    List<Leg> legs,
    long endedAt,
    int count) {
  /**
   * A leg there and back is drawn for at least so many nanoseconds while the drawing is not late.
   */
  public static final long SHORTEST = 400_000_000L;

  public Token {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(origin, "origin");
    legs = List.copyOf(legs);
  }

  /**
   * Where it is at session nanosecond {@code t}; empty before its beginning and after its last leg
   * was drawn.
   */
  public Optional<Spot> at(long t) {
    return new Drawing(this).at(t);
  }

  /**
   * When its last leg will have been drawn, session nanoseconds; {@link Leg#OPEN} while it is not
   * answered.
   */
  public long drawnUntil() {
    return endedAt == Leg.OPEN ? Leg.OPEN : new Drawing(this).end();
  }
}
