package cachescope.scenario.race;

import java.util.List;

/**
 * What became of an order.
 *
 * @param steps in that order
 * @param turns who can go on, and with what
 * @param held what Redis holds at the end
 * @param database the version that the database holds at the end
 */
public record RaceRecord(
    Race race, List<RaceStep> steps, List<Turn> turns, Held held, long database) {
  public RaceRecord {
    steps = List.copyOf(steps);
    turns = List.copyOf(turns);
  }

  /** The names of who went, one for each step. */
  public List<String> order() {
    return steps.stream().map(step -> step.actor().name()).toList();
  }

  /** Whether nobody is under way: nothing will change until somebody else begins. */
  public boolean settled() {
    return turns.stream().noneMatch(Turn::underWay);
  }

  /** Whether everybody has finished. */
  public boolean over() {
    return turns.isEmpty();
  }

  /** Whether an old value stays for the rest of its time to live. */
  public boolean endsStale() {
    return settled() && held.staleAgainst(database);
  }

  /** How many loads the database served. */
  public long loads() {
    return steps.stream()
        .filter(step -> step.deed().command().startsWith(SteppedStore.SELECT))
        .count();
  }
}
