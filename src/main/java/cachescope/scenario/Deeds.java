package cachescope.scenario;

import cachescope.event.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Steps that are done for themselves, outside a scenario: nothing is measured or put back. */
public final class Deeds {
  private static final Duration REDIS_WITHIN = Duration.ofSeconds(15);

  private final Laboratory laboratory;

  public Deeds(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /**
   * Does them in their order and at their times, counted from now; returns after the last.
   *
   * @param seed of the workloads that they start
   * @throws IllegalArgumentException with a sentence where one waits in vain
   */
  public void perform(List<Step> steps, long seed) throws InterruptedException {
    run(steps, seed).perform();
  }

  /** Waits until Redis is there and what it tells is heard. */
  public void awaitRedis() throws InterruptedException {
    run(List.of(), 1).awaitRedis(REDIS_WITHIN);
  }

  private Run run(List<Step> steps, long seed) {
    Settings now = laboratory.settings();
    Scenario plain =
        new Scenario(
            "deeds",
            "deeds",
            "deeds",
            "deeds",
            List.of(),
            "",
            seed,
            3,
            Map.of(),
            Map.of(),
            steps,
            Duration.ZERO,
            Duration.ZERO,
            List.of(),
            List.of());
    return new Run(laboratory, plain, List.of(), seed, now, _ -> {});
  }
}
