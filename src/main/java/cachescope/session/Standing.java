package cachescope.session;

import cachescope.event.CacheCallEvent;
import cachescope.event.DatabaseEvent;
import cachescope.event.Diagnosis;
import cachescope.event.LoggedEvent;
import cachescope.event.MessageEvent;
import cachescope.event.NumberedSettings;
import cachescope.event.PatternEvent;
import cachescope.event.Projection;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.RunsFigures;
import cachescope.event.ScenarioFigures;
import cachescope.event.SessionEvent;
import cachescope.event.SessionEvent.ConnectionTested;
import cachescope.event.UseEvent;
import cachescope.event.WhatIfFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How things stand: settings, connection, workload, comparison, what a person should read. */
final class Standing implements Projection<Standing.Now> {
  /** See {@link Frame}. */
  record Now(
      Setup setup,
      Optional<LoggedEvent> notice,
      Optional<ConnectionTested> tested,
      Optional<Diagnosis> examined,
      Optional<WhatIfFigures> whatIf,
      Optional<RunsFigures> runs,
      List<ScenarioFigures> scenario,
      LiveFigures live) {
    static final Now FIRST =
        new Now(
            Setup.FIRST,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            LiveFigures.NONE);

    Now with(Setup other) {
      return new Now(other, notice, tested, examined, whatIf, runs, scenario, live);
    }

    Now noticed(LoggedEvent event) {
      return new Now(setup, Optional.of(event), tested, examined, whatIf, runs, scenario, live);
    }

    Now tested(ConnectionTested test) {
      return new Now(setup, notice, Optional.of(test), examined, whatIf, runs, scenario, live);
    }

    Now examined(Diagnosis diagnosis) {
      return new Now(setup, notice, tested, Optional.of(diagnosis), whatIf, runs, scenario, live);
    }

    Now whatIf(WhatIfFigures figures) {
      return new Now(setup, notice, tested, examined, Optional.of(figures), runs, scenario, live);
    }

    /** Keeps the newest run with each choice of fixes, of one scenario; the newest is the last. */
    Now played(ScenarioFigures figures) {
      List<ScenarioFigures> played = new ArrayList<>(scenario);
      played.removeIf(
          run -> !run.scenario().equals(figures.scenario()) || run.fixes().equals(figures.fixes()));
      played.add(figures);
      return new Now(setup, notice, tested, examined, whatIf, runs, List.copyOf(played), live);
    }

    Now runs(RunsFigures figures) {
      return new Now(setup, notice, tested, examined, whatIf, Optional.of(figures), scenario, live);
    }

    Now live(SessionEvent.Live event) {
      return new Now(setup, notice, tested, examined, whatIf, runs, scenario, live.after(event));
    }
  }

  private Now now;

  Standing() {
    this(Now.FIRST);
  }

  private Standing(Now now) {
    this.now = now;
  }

  @Override
  public void apply(LoggedEvent logged) {
    switch (logged.event()) {
      case SessionEvent event -> now = after(event, logged);
      case RequestEvent _,
          CacheCallEvent _,
          PatternEvent _,
          MessageEvent _,
          DatabaseEvent _,
          RedisEvent _,
          UseEvent _ -> {}
    }
  }

  private Now after(SessionEvent event, LoggedEvent logged) {
    Setup setup = now.setup;
    return switch (event) {
      case SessionEvent.SettingsChanged e ->
          now.with(setup.withSettings(new NumberedSettings(e.revision(), e.settings())));
      case SessionEvent.RedisChanged e -> now.with(setup.withRedis(e.status()));
      case SessionEvent.RunStarted e -> now.with(setup.withWorkload(Optional.of(e.spec())));
      case SessionEvent.RunEnded _ -> now.with(setup.withWorkload(Optional.empty()));
      case SessionEvent.ComparisonMeasured e -> now.with(setup.withComparison(e.figures()));
      case SessionEvent.ConnectionTested e -> now.tested(e);
      case SessionEvent.Examined e -> now.examined(e.diagnosis());
      case SessionEvent.Noticed _ -> now.noticed(logged);
      case SessionEvent.WhatIfMeasured e -> now.whatIf(e.figures());
      case SessionEvent.ScenarioMeasured e -> now.played(e.figures());
      case SessionEvent.RunsCompared e -> now.runs(e.figures());
      case SessionEvent.Live e -> now.live(e);
      case SessionEvent.SessionStarted _,
          SessionEvent.FaultCaused _,
          SessionEvent.EventsLeftOut _,
          SessionEvent.ClockJumped _ ->
          now;
    };
  }

  @Override
  public Now snapshot() {
    return now;
  }

  @Override
  public Standing copy() {
    return new Standing(now);
  }
}
