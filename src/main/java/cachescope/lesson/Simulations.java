package cachescope.lesson;

import cachescope.lesson.Doing.Sequence;
import cachescope.lesson.Doing.Simulated;
import cachescope.policy.Capacity;
import cachescope.policy.Policies;
import cachescope.policy.simulate.Plan;
import cachescope.policy.simulate.Result;
import cachescope.policy.simulate.Simulation;
import cachescope.policy.step.Step;
import cachescope.policy.step.Stepped;
import cachescope.policy.step.Stepping;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Experiments that need neither Redis nor a database: what policies do. */
public final class Simulations {
  private static final long SEED = 1;

  private Simulations() {}

  /** Takes each policy through a short sequence. */
  public static Findings of(Sequence sequence) {
    Map<String, Double> numbers = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    for (Policies.Entry policy : sequence.policies()) {
      Stepped stepped = Stepping.through(sequence.requests(), policy, sequence.capacity(), SEED);
      List<String> left =
          stepped.steps().stream()
              .flatMap(step -> step.left().stream())
              .map(Step.Leaving::key)
              .toList();
      String of = policy.name() + ".";
      numbers.put(of + "hits", (double) stepped.hits());
      numbers.put(of + "misses", (double) (sequence.requests().keys().size() - stepped.hits()));
      numbers.put(of + "evictions", (double) left.size());
      if (!left.isEmpty()) {
        texts.put(of + "victim", left.getFirst());
      }
    }
    return new Findings(numbers, texts);
  }

  /** Lets each policy meet many requests. */
  public static Findings of(Simulated simulated) throws InterruptedException {
    Plan plan = Plan.of(simulated.policies(), List.of(Capacity.keys(simulated.capacity())));
    Map<String, Double> numbers = new HashMap<>();
    try {
      for (Result result : Simulation.run(simulated.trace(), plan, _ -> true).results()) {
        String of = result.policy() + ".";
        numbers.put(of + "hits", (double) result.hits());
        numbers.put(of + "misses", (double) result.misses());
        numbers.put(of + "hitRatio", 1 - result.missRatio());
        numbers.put(of + "missRatio", result.missRatio());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("The requests cannot be made: " + e.getMessage(), e);
    }
    return new Findings(numbers, Map.of());
  }
}
