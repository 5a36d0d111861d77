package cachescope.lesson;

import cachescope.scenario.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * When a step is done. All of it must hold of what happened since the step began.
 *
 * @param facts told in this order, others between them
 * @param never not told
 * @param state what must hold of keys in Redis, in order of the file
 * @param measured numbers of the step or of experiments
 * @param settings that must be in force, by name
 * @param missing what to do until it holds
 */
public record Check(
    List<Pattern> facts,
    List<Pattern> never,
    List<KeyState> state,
    List<Condition> measured,
    Map<String, String> settings,
    String missing) {
  public Check {
    facts = List.copyOf(facts);
    never = List.copyOf(never);
    state = List.copyOf(state);
    measured = List.copyOf(measured);
    settings = new LinkedHashMap<>(settings);
    Objects.requireNonNull(missing, "missing");
  }

  /**
   * How a check stands.
   *
   * @param reason what does not hold yet; empty where it holds
   */
  public record Standing(State state, String reason) {
    public static final Standing HOLDS = new Standing(State.HOLDS, "");

    static Standing notYet(String reason) {
      return new Standing(State.NOT_YET, reason);
    }

    public boolean holds() {
      return state == State.HOLDS;
    }
  }

  /** Whether it holds. */
  public enum State {
    NOT_YET,
    HOLDS,
    /** Events were left out of the log, so nobody can say. */
    UNDECIDED
  }
}
