package cachescope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code cachescope scenario run} was asked for.
 *
 * @param scenario a bundled one's name, or a file
 * @param fixes to apply, by name
 * @param seed of its random numbers; empty: the scenario's own
 * @param record file that the session is recorded into
 */
public record ScenarioOptions(
    String scenario, List<String> fixes, OptionalLong seed, boolean json, Optional<Path> record) {
  public ScenarioOptions {
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(record, "record");
    fixes = List.copyOf(fixes);
  }
}
