package cachescope.lesson;

import cachescope.event.RunSetup;
import cachescope.event.WorkloadSpec;
import cachescope.policy.Policies;
import cachescope.policy.step.Requests;
import cachescope.scenario.Scenario;
import cachescope.scenario.Step;
import cachescope.scenario.race.Race;
import cachescope.trace.GeneratedTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is done on the laboratory.
 *
 * @param settings changes to the lesson's, by name
 */
public record Doing(Map<String, String> settings, List<Step> steps) {
  public Doing {
    settings = new LinkedHashMap<>(settings);
    steps = List.copyOf(steps);
  }

  /**
   * A measured run with a name, by which its numbers are called.
   *
   * @param name {@code a-z}, digits and hyphens
   */
  public record Experiment(String name, Subject subject) {
    public Experiment {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(subject, "subject");
    }
  }

  /** What an experiment is about. */
  public sealed interface Subject {}

  /** A scenario, with fixes; where it has conditions they must hold. */
  public record Story(Scenario scenario, List<String> fixes, long seed) implements Subject {
    public Story {
      fixes = List.copyOf(fixes);
    }
  }

  /** Requests for one user, one operation at a time, in this order. */
  public record Ordered(Race race, List<String> order) implements Subject {
    public Ordered {
      order = List.copyOf(order);
    }
  }

  /** A search for the shortest order that ends stale. */
  public record Sought(Race race) implements Subject {}

  /** So many random orders. */
  public record Shuffled(Race race, int orders, long seed) implements Subject {}

  /** A short sequence, met by simulated policies. */
  public record Sequence(Requests requests, int capacity, List<Policies.Entry> policies)
      implements Subject {
    public Sequence {
      policies = List.copyOf(policies);
    }
  }

  /** Many generated requests, met by simulated policies. */
  public record Simulated(GeneratedTrace trace, int capacity, List<String> policies)
      implements Subject {
    public Simulated {
      policies = List.copyOf(policies);
    }
  }

  /** The same requests for several configurations. */
  public record Compared(List<RunSetup> setups, WorkloadSpec workload, int requests)
      implements Subject {
    public Compared {
      setups = List.copyOf(setups);
    }
  }
}
