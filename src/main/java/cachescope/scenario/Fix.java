package cachescope.scenario;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A way to mend what a scenario shows.
 *
 * @param why it helps, and what it costs
 * @param use options over the scenario's use
 * @param settings changes over the scenario's
 * @param steps in place of the scenario's; none: the same
 * @param expect what must come out with it
 */
public record Fix(
    String name,
    String title,
    String why,
    Map<String, String> use,
    Map<String, String> settings,
    List<Step> steps,
    List<Condition> expect) {

  public Fix {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(why, "why");
    steps = List.copyOf(steps);
    expect = List.copyOf(expect);
  }
}
