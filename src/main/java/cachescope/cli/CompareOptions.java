package cachescope.cli;

import cachescope.compare.Baseline;
import cachescope.event.RunSetup;
import cachescope.event.WorkloadSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code compare} was told.
 *
 * @param setups two to eight; the first is the one that the others are compared with
 * @param requests for each
 * @param csv and {@code html} and {@code png}: files to write as well
 * @param baseline a run of another time, shown beside these
 * @param save file into which the run named {@code saved} is pinned
 */
public record CompareOptions(
    List<RunSetup> setups,
    WorkloadSpec workload,
    int requests,
    boolean json,
    Optional<Path> csv,
    Optional<Path> html,
    Optional<Path> png,
    Optional<Baseline> baseline,
    Optional<Path> save,
    String saved) {
  public CompareOptions {
    setups = List.copyOf(setups);
  }
}
