package cachescope.session;

import cachescope.event.ComparisonFigures;
import cachescope.event.NumberedSettings;
import cachescope.event.RedisStatus;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import java.util.Objects;
import java.util.Optional;

/**
 * How things stood at a moment.
 *
 * @param workload the one that ran
 * @param comparison the newest figures of cache on against off
 */
public record Setup(
    NumberedSettings settings,
    RedisStatus redis,
    Optional<WorkloadSpec> workload,
    Optional<ComparisonFigures> comparison) {

  /** Before anything happened. */
  public static final Setup FIRST =
      new Setup(
          new NumberedSettings(0, Settings.CLASSIC),
          RedisStatus.STARTING,
          Optional.empty(),
          Optional.empty());

  public Setup {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(redis, "redis");
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(comparison, "comparison");
  }

  Setup withSettings(NumberedSettings now) {
    return new Setup(now, redis, workload, comparison);
  }

  Setup withRedis(RedisStatus now) {
    return new Setup(settings, now, workload, comparison);
  }

  Setup withWorkload(Optional<WorkloadSpec> now) {
    return new Setup(settings, redis, now, comparison);
  }

  Setup withComparison(ComparisonFigures now) {
    return new Setup(settings, redis, workload, Optional.of(now));
  }
}
