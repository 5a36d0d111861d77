package cachescope.scenario.race;

/**
 * Who takes part in a race.
 *
 * @param name as an order names it: {@code r1}, {@code w2}, or {@code w2-later} for what the
 *     service does later on behalf of {@code w2}
 */
public record Actor(String name, Kind kind) {
  /** What it does. */
  public enum Kind {
    /** Reads the user through the service. */
    READER,
    /** Changes the user through the service. */
    WRITER,
    /** What the service does in the background, after somebody's request. */
    LATER
  }

  /** Reader number 1 or more. */
  static Actor reader(int number) {
    return new Actor("r" + number, Kind.READER);
  }

  /** Writer number 1 or more. */
  static Actor writer(int number) {
    return new Actor("w" + number, Kind.WRITER);
  }

  /**
   * What is done later because of this one.
   *
   * @param number 1 for the first such piece of work
   */
  Actor later(int number) {
    return new Actor(name + "-later" + (number == 1 ? "" : number), Kind.LATER);
  }

  @Override
  public String toString() {
    return name;
  }
}
