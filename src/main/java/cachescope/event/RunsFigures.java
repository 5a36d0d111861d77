package cachescope.event;

import java.util.List;
import java.util.Objects;

/**
 * Two to eight configurations on the same requests at the same time.
 *
 * @param planned requests for each run, {@code done} those that all have answered or given up
 * @param differences against the first run, in the order of the runs
 */
public record RunsFigures(
    WorkloadSpec spec,
    int planned,
    int done,
    List<RunStats> runs,
    List<RunDifference> differences) {
  public RunsFigures {
    Objects.requireNonNull(spec, "spec");
    runs = List.copyOf(runs);
    differences = List.copyOf(differences);
  }

  /** Whether nothing more will come. */
  public boolean finished() {
    return done >= planned;
  }
}
