package cachescope.session;

import cachescope.event.ComparisonFigures;
import cachescope.event.Diagnosis;
import cachescope.event.LoggedEvent;
import cachescope.event.NumberedSettings;
import cachescope.event.RedisStatus;
import cachescope.event.RunsFigures;
import cachescope.event.ScenarioFigures;
import cachescope.event.SessionEvent.ConnectionTested;
import cachescope.event.Settings;
import cachescope.event.WhatIfFigures;
import cachescope.event.WorkloadSpec;
import cachescope.lesson.LessonView;
import cachescope.metrics.MetricsSnapshot;
import cachescope.recording.RecordingState;
import cachescope.scenario.race.RaceBoard;
import cachescope.stage.StageScene;
import cachescope.why.Explanation;
import java.util.List;
import java.util.Optional;

/**
 * Everything the window shows, in one immutable piece. A part that did not change is the same
 * instance as in the frame before, so that a panel may compare references.
 *
 * @param stage and {@code metrics}, {@code events}: of the moment that {@code playback} shows
 * @param events the newest events in the picture, oldest first, at most 500
 * @param settings and {@code redis}, {@code workload}: as they are now, also while the picture
 *     shows the past
 * @param workload the one that runs
 * @param comparison the newest figures of cache on against off
 * @param notice the newest {@link cachescope.event.SessionEvent.Noticed}
 * @param tested the newest connection test
 * @param examined the newest examination of a Redis, in use or not
 * @param explanation of what was asked last, until it is closed
 * @param then how things stood at the moment that {@code playback} shows
 * @param timeline the whole session, also while the picture shows the past
 * @param whatIf the newest figures of past requests asked again with a change
 * @param runs the newest figures of configurations compared
 * @param scenario runs of the scenario played last, one for each choice of fixes, the newest last
 * @param race that is stepped through, beside the session: none of it is in the log
 * @param lesson that is open
 * @param live what a real Redis did beside the simulated policies
 * @param recording whether the session is being recorded, and into what
 */
public record Frame(
    StageScene stage,
    MetricsSnapshot metrics,
    List<LoggedEvent> events,
    NumberedSettings settings,
    RedisStatus redis,
    Optional<WorkloadSpec> workload,
    Optional<ComparisonFigures> comparison,
    Optional<LoggedEvent> notice,
    Optional<ConnectionTested> tested,
    Optional<Diagnosis> examined,
    Playback playback,
    Optional<Explanation> explanation,
    Setup then,
    Timeline timeline,
    Optional<WhatIfFigures> whatIf,
    Optional<RunsFigures> runs,
    List<ScenarioFigures> scenario,
    Optional<RaceBoard> race,
    Optional<LessonView> lesson,
    LiveFigures live,
    RecordingState recording) {

  /** Before anything happened. */
  public static final Frame EMPTY =
      new Frame(
          StageScene.EMPTY,
          MetricsSnapshot.EMPTY,
          List.of(),
          new NumberedSettings(0, Settings.CLASSIC),
          RedisStatus.STARTING,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Playback.START,
          Optional.empty(),
          Setup.FIRST,
          Timeline.EMPTY,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          LiveFigures.NONE,
          RecordingState.OFF);

  /** Nothing but the figures of compared runs. */
  public static Frame of(RunsFigures runs) {
    return new Frame(
        EMPTY.stage(),
        EMPTY.metrics(),
        EMPTY.events(),
        EMPTY.settings(),
        EMPTY.redis(),
        EMPTY.workload(),
        EMPTY.comparison(),
        EMPTY.notice(),
        EMPTY.tested(),
        EMPTY.examined(),
        EMPTY.playback(),
        EMPTY.explanation(),
        EMPTY.then(),
        EMPTY.timeline(),
        EMPTY.whatIf(),
        Optional.of(runs),
        EMPTY.scenario(),
        EMPTY.race(),
        EMPTY.lesson(),
        EMPTY.live(),
        EMPTY.recording());
  }

  /**
   * Whether every part is the very same as in another frame, so that there is nothing to draw anew.
   */
  @SuppressWarnings("ReferenceEquality") // the same instance: nothing changed
  boolean sameAs(Frame other) {
    return stage == other.stage
        && metrics == other.metrics
        && events == other.events
        && settings == other.settings
        && redis == other.redis
        && workload.equals(other.workload)
        && comparison.equals(other.comparison)
        && notice.equals(other.notice)
        && tested.equals(other.tested)
        && examined.equals(other.examined)
        && playback.equals(other.playback)
        && explanation.equals(other.explanation)
        && then == other.then
        && timeline == other.timeline
        && whatIf.equals(other.whatIf)
        && runs.equals(other.runs)
        && scenario == other.scenario
        && race.equals(other.race)
        && lesson.equals(other.lesson)
        && live == other.live
        && recording.equals(other.recording);
  }
}
