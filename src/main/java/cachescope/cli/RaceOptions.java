package cachescope.cli;

import cachescope.scenario.race.Race;
import java.util.List;

/** What {@code cachescope race} was asked. */
public record RaceOptions(Race race, Question question, boolean json) {
  /** About the orders of the race. */
  public sealed interface Question {}

  /** How this one goes. */
  public record Order(List<String> names) implements Question {
    public Order {
      names = List.copyOf(names);
    }
  }

  /** Which is the shortest that ends stale. */
  public record Find() implements Question {}

  /**
   * How so many random ones end.
   *
   * @param orders 1 to 1,000,000
   */
  public record Random(int orders, long seed) implements Question {
    private static final int MOST = 1_000_000;

    public Random {
      if (orders < 1 || orders > MOST) {
        throw new IllegalArgumentException("--random must be 1 to 1000000, was " + orders);
      }
    }
  }
}
