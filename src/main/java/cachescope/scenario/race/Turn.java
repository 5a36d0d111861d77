package cachescope.scenario.race;

/**
 * An actor that can do an operation now.
 *
 * @param underWay whether it has begun, or was begun by another: a race is not over before it ends
 * @param about what it will do, such as {@code SETEX user:1 v1}; empty text: not known before it
 *     begins
 */
public record Turn(Actor actor, boolean underWay, String about) {
  /** Its actor's name. */
  public String name() {
    return actor.name();
  }
}
