package cachescope.compare;

import cachescope.event.RunSetup;
import cachescope.event.RunStats;
import cachescope.event.WorkloadSpec;
import java.time.Instant;
import java.util.Objects;

/**
 * A run that was pinned, so that later runs are shown against it. It was measured at another time
 * than they were, so it is never paired with them.
 *
 * @param spec who asked, {@code requests} how many times
 * @param measuredAt wall time of its end
 * @param program what measured it
 */
public record Baseline(
    RunStats run, WorkloadSpec spec, int requests, Instant measuredAt, String program) {
  public Baseline {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(measuredAt, "measuredAt");
    Objects.requireNonNull(program, "program");
  }

  /** The name of the configuration that it is of. */
  public String name() {
    return run.setup().name();
  }

  /** The run under a name that says that it is pinned, for lists in which it stands with others. */
  public RunStats runNamedPinned() {
    String name = "pinned: " + name();
    return run.named(
        name.length() <= RunSetup.LONGEST ? name : name.substring(0, RunSetup.LONGEST));
  }
}
