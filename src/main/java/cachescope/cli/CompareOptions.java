package cachescope.cli;

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
 * @param csv and {@code html}: files to write as well
 */
public record CompareOptions(
    List<RunSetup> setups,
    WorkloadSpec workload,
    int requests,
    boolean json,
    Optional<Path> csv,
    Optional<Path> html) {
  public CompareOptions {
    setups = List.copyOf(setups);
  }
}
