package cachescope.session;

import cachescope.event.CacheCallEvent;
import cachescope.event.DatabaseEvent;
import cachescope.event.Diagnosis;
import cachescope.event.LoggedEvent;
import cachescope.event.NumberedSettings;
import cachescope.event.Projection;
import cachescope.event.RedisEvent;
import cachescope.event.RequestEvent;
import cachescope.event.SessionEvent;
import cachescope.event.SessionEvent.ConnectionTested;
import java.util.Optional;

/** How things stand: settings, connection, workload, comparison, what a person should read. */
final class Standing implements Projection<Standing.Now> {
  /** See {@link Frame}. */
  record Now(
      Setup setup,
      Optional<LoggedEvent> notice,
      Optional<ConnectionTested> tested,
      Optional<Diagnosis> examined) {
    Now with(Setup other) {
      return new Now(other, notice, tested, examined);
    }
  }

  private Now now;

  Standing() {
    this(new Now(Setup.FIRST, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private Standing(Now now) {
    this.now = now;
  }

  @Override
  public void apply(LoggedEvent logged) {
    switch (logged.event()) {
      case SessionEvent event -> now = after(event, logged);
      case RequestEvent _, CacheCallEvent _, DatabaseEvent _, RedisEvent _ -> {}
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
      case SessionEvent.ConnectionTested e ->
          new Now(setup, now.notice, Optional.of(e), now.examined);
      case SessionEvent.Examined e ->
          new Now(setup, now.notice, now.tested, Optional.of(e.diagnosis()));
      case SessionEvent.Noticed _ -> new Now(setup, Optional.of(logged), now.tested, now.examined);
      case SessionEvent.SessionStarted _,
          SessionEvent.FaultCaused _,
          SessionEvent.EventsLeftOut _,
          SessionEvent.WhatIfMeasured _,
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
