package cachescope.scenario;

import cachescope.event.Figures;
import cachescope.event.Intent;
import cachescope.event.WorkloadSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a step does. */
public sealed interface Action {
  /** What it does, for a person. */
  String words();

  /** Wishes something of the laboratory, as a person would. */
  record Wish(Intent intent, String words) implements Action {}

  /** Starts a workload, with the seed of the run in place of its own. */
  record Start(WorkloadSpec spec) implements Action {
    @Override
    public String words() {
      return Figures.rate(spec.ratePerSecond()) + " requests a second begin";
    }
  }

  /** Changes settings by their names. */
  record Change(Map<String, String> settings) implements Action {
    public Change {
      settings = new LinkedHashMap<>(settings);
    }

    @Override
    public String words() {
      return settings.entrySet().stream()
          .map(each -> each.getKey() + " becomes " + each.getValue())
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * Waits until facts of a type have been told since the last such wait began, or the run did; the
   * scenario's time stands still meanwhile.
   *
   * @param fact the simple name of its type
   * @param times how many at least
   */
  record Await(String fact, int times) implements Action {
    @Override
    public String words() {
      return "waiting for " + times + " × " + fact;
    }
  }

  /** Waits until Redis is connected and heard. */
  record AwaitRedis() implements Action {
    @Override
    public String words() {
      return "waiting for Redis";
    }
  }

  /** Waits until every request that was begun has ended. */
  record AwaitAnswers() implements Action {
    @Override
    public String words() {
      return "waiting for the answers";
    }
  }
}
