package cachescope.ui;

import cachescope.event.ComparisonFigures;
import cachescope.event.Diagnosis;
import cachescope.event.LoggedEvent;
import cachescope.event.NumberedSettings;
import cachescope.event.RedisStatus;
import cachescope.event.RunsFigures;
import cachescope.event.ScenarioFigures;
import cachescope.event.SessionEvent.ConnectionTested;
import cachescope.event.WhatIfFigures;
import cachescope.event.WorkloadSpec;
import cachescope.metrics.MetricsSnapshot;
import cachescope.recording.RecordingState;
import cachescope.scenario.race.RaceBoard;
import cachescope.session.Frame;
import cachescope.session.LiveFigures;
import cachescope.session.Playback;
import cachescope.session.Setup;
import cachescope.session.Timeline;
import cachescope.stage.StageScene;
import cachescope.why.Explanation;
import java.util.List;
import java.util.Optional;

/** The parts of a frame, to be changed one by one: the only place where tests put one together. */
public final class FrameParts {
  public StageScene stage;
  public MetricsSnapshot metrics;
  public List<LoggedEvent> events;
  public NumberedSettings settings;
  public RedisStatus redis;
  public Optional<WorkloadSpec> workload;
  public Optional<ComparisonFigures> comparison;
  public Optional<LoggedEvent> notice;
  public Optional<ConnectionTested> tested;
  public Optional<Diagnosis> examined;
  public Playback playback;
  public Optional<Explanation> explanation;
  public Timeline timeline;
  public Optional<WhatIfFigures> whatIf;
  public Optional<RunsFigures> runs;
  public List<ScenarioFigures> scenario;
  public Optional<RaceBoard> race;
  public LiveFigures live;
  public RecordingState recording;

  /** How things stood; empty: as they stand now. */
  public Optional<Setup> then = Optional.empty();

  private FrameParts(Frame f) {
    stage = f.stage();
    metrics = f.metrics();
    events = f.events();
    settings = f.settings();
    redis = f.redis();
    workload = f.workload();
    comparison = f.comparison();
    notice = f.notice();
    tested = f.tested();
    examined = f.examined();
    playback = f.playback();
    explanation = f.explanation();
    timeline = f.timeline();
    whatIf = f.whatIf();
    runs = f.runs();
    scenario = f.scenario();
    race = f.race();
    live = f.live();
    recording = f.recording();
  }

  public static FrameParts of(Frame frame) {
    return new FrameParts(frame);
  }

  public Frame frame() {
    return new Frame(
        stage,
        metrics,
        events,
        settings,
        redis,
        workload,
        comparison,
        notice,
        tested,
        examined,
        playback,
        explanation,
        then.orElseGet(() -> new Setup(settings, redis, workload, comparison)),
        timeline,
        whatIf,
        runs,
        scenario,
        race,
        Optional.empty(),
        live,
        recording);
  }
}
