package cachescope.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A story of caching: settings, what happens when, and what must come out of it.
 *
 * @param name short and unique, {@code a-z}, digits and hyphens
 * @param title a few words
 * @param group what it is about, for lists
 * @param story what happens and why, some sentences
 * @param watch what to look at, a sentence each
 * @param mark text whose replies are counted as {@code markedReplies}; empty: none
 * @param seed of its random numbers, where no other is asked for
 * @param users that the database has at least
 * @param use what is visited in place of the users: {@code of} and its options; empty: nothing
 * @param settings changes to the classic ones, by the names of {@link
 *     cachescope.event.NamedSettings}, in their order
 * @param steps what is done, in order of time
 * @param measureFrom what happened before is not measured
 * @param lasts when it ends; after that, answers are still waited for
 * @param expect what must come out of the plain run
 * @param fixes that can be applied, alone or together
 */
public record Scenario(
    String name,
    String title,
    String group,
    String story,
    List<String> watch,
    String mark,
    long seed,
    int users,
    Map<String, String> use,
    Map<String, String> settings,
    List<Step> steps,
    Duration measureFrom,
    Duration lasts,
    List<Condition> expect,
    List<Fix> fixes) {

  public Scenario {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(story, "story");
    Objects.requireNonNull(mark, "mark");
    watch = List.copyOf(watch);
    steps = List.copyOf(steps);
    expect = List.copyOf(expect);
    fixes = List.copyOf(fixes);
  }

  /** The fix of that name. */
  public Optional<Fix> fix(String wanted) {
    return fixes.stream().filter(fix -> fix.name().equals(wanted)).findFirst();
  }

  /**
   * This scenario with some of its fixes applied, the later over the earlier; what must come out is
   * then what those fixes say.
   *
   * @throws IllegalArgumentException with a sentence where there is no such fix
   */
  public Scenario with(List<String> names) {
    Map<String, String> visited = new LinkedHashMap<>(use);
    Map<String, String> changed = new LinkedHashMap<>(settings);
    List<Step> played = steps;
    List<Condition> conditions = names.isEmpty() ? expect : new ArrayList<>();
    for (String each : names) {
      Fix fix =
          fix(each)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "%s has no fix '%s'; it has %s"
                          .formatted(
                              name,
                              each,
                              fixes.isEmpty()
                                  ? "none"
                                  : String.join(", ", fixes.stream().map(Fix::name).toList()))));
      visited.putAll(fix.use());
      changed.putAll(fix.settings());
      played = fix.steps().isEmpty() ? played : fix.steps();
      conditions.addAll(fix.expect());
    }
    return new Scenario(
        name,
        title,
        group,
        story,
        watch,
        mark,
        seed,
        users,
        visited,
        changed,
        played,
        measureFrom,
        lasts,
        conditions,
        fixes);
  }
}
