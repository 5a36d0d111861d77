package cachescope.event;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A run of a scenario: the figures so far, or the last ones.
 *
 * @param scenario its name
 * @param fixes the names of those applied; none: the plain run
 * @param seed of its random numbers
 * @param done of the {@code planned} time, with what it waited for taken out
 * @param doing what goes on, or what went wrong, in words for a person
 * @param settings those it began with
 * @param numbers what was measured, by name
 * @param checks what must come out; none before the end
 */
public record ScenarioFigures(
    String scenario,
    List<String> fixes,
    long seed,
    State state,
    Duration done,
    Duration planned,
    String doing,
    Settings settings,
    List<Measured> numbers,
    List<Check> checks) {

  /** How far it is. */
  public enum State {
    /** Redis, database and settings are made ready. */
    PREPARING,
    RUNNING,
    /** It ended, and all that must come out did. */
    HELD,
    /** It ended, and something else came out. */
    FAILED,
    /** It was stopped, or could not go on; {@code doing} says why. */
    STOPPED
  }

  /** One measured number; times are milliseconds, ratios 0 to 1. */
  public record Measured(String name, double value) {
    public Measured {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * One condition.
   *
   * @param of the name of the number
   * @param wanted as the file says it, such as {@code >= 50} or {@code <= 10% of plain}
   * @param measured NaN where there was nothing to measure
   */
  public record Check(String of, String wanted, double measured, boolean held) {
    public Check {
      Objects.requireNonNull(of, "of");
      Objects.requireNonNull(wanted, "wanted");
    }
  }

  public ScenarioFigures {
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(done, "done");
    Objects.requireNonNull(planned, "planned");
    Objects.requireNonNull(doing, "doing");
    Objects.requireNonNull(settings, "settings");
    fixes = List.copyOf(fixes);
    numbers = List.copyOf(numbers);
    checks = List.copyOf(checks);
  }

  /** The number of that name, where it was measured. */
  public OptionalDouble number(String name) {
    return numbers.stream()
        .filter(number -> number.name().equals(name))
        .mapToDouble(Measured::value)
        .findFirst();
  }

  /** Whether it will change no more. */
  public boolean ended() {
    return switch (state) {
      case PREPARING, RUNNING -> false;
      case HELD, FAILED, STOPPED -> true;
    };
  }
}
