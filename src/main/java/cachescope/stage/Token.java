package cachescope.stage;

import cachescope.event.Origin;
import cachescope.event.RequestKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request on its way, as the legs it went so far.
 *
 * <p>Drawn at the real moment for the longer of its real time and {@link #SHORTEST} a leg, so that a hit can be seen at
 * all; the factor is printed.
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
  /** A leg is drawn for at least so many nanoseconds. */
  public static final long SHORTEST = 400_000_000L;

  public Token {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(origin, "origin");
    legs = List.copyOf(legs);
  }

  /** Where it is at session nanosecond {@code t}; empty before its beginning and after its last leg was drawn. */
  public Optional<Spot> at(long t) {
    for (int i = legs.size() - 1; i >= 0; i--) {
      Leg leg = legs.get(i);
      if (t >= leg.from()) {
        return place(leg, t);
      }
    }
    return Optional.empty();
  }

  private Optional<Spot> place(Leg leg, long t) {
    long real = leg.isOpen() ? Math.max(leg.expected(), t - leg.from()) : leg.to() - leg.from();
    long drawn = Math.max(real, SHORTEST);
    double along = (double) (t - leg.from()) / drawn;
    if (along > 1 && !leg.isOpen()) {
      return Optional.empty();
    }
    double stretched = real == 0 ? 1 : (double) drawn / real;
    return Optional.of(new Spot(this, leg, Math.min(along, 1), stretched, count));
  }
}
