package cachescope.session;

import cachescope.event.CacheCallEvent;
import cachescope.event.ComparisonFigures;
import cachescope.event.DatabaseEvent;
import cachescope.event.LoggedEvent;
import cachescope.event.NumberedSettings;
import cachescope.event.Projection;
import cachescope.event.RedisEvent;
import cachescope.event.RedisStatus;
import cachescope.event.RequestEvent;
import cachescope.event.SessionEvent;
import cachescope.event.SessionEvent.ConnectionTested;
import cachescope.event.Settings;
import cachescope.event.WorkloadSpec;
import java.util.Optional;

/** How things stand now: settings, connection, workload, comparison, what a person should read. */
final class Standing implements Projection<Standing.Now> {
  /** See {@link Frame}. */
  record Now(
      NumberedSettings settings,
      RedisStatus redis,
      Optional<WorkloadSpec> workload,
      Optional<ComparisonFigures> comparison,
      Optional<LoggedEvent> notice,
      Optional<ConnectionTested> tested) {}

  private Now now;

  Standing() {
    this(
        new Now(
            new NumberedSettings(0, Settings.CLASSIC),
            RedisStatus.STARTING,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
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
    return switch (event) {
      case SessionEvent.SettingsChanged e ->
          new Now(
              new NumberedSettings(e.revision(), e.settings()),
              now.redis,
              now.workload,
              now.comparison,
              now.notice,
              now.tested);
      case SessionEvent.RedisChanged e ->
          new Now(now.settings, e.status(), now.workload, now.comparison, now.notice, now.tested);
      case SessionEvent.RunStarted e ->
          new Now(
              now.settings,
              now.redis,
              Optional.of(e.spec()),
              now.comparison,
              now.notice,
              now.tested);
      case SessionEvent.RunEnded _ ->
          new Now(
              now.settings, now.redis, Optional.empty(), now.comparison, now.notice, now.tested);
      case SessionEvent.ComparisonMeasured e ->
          new Now(
              now.settings,
              now.redis,
              now.workload,
              Optional.of(e.figures()),
              now.notice,
              now.tested);
      case SessionEvent.ConnectionTested e ->
          new Now(
              now.settings, now.redis, now.workload, now.comparison, now.notice, Optional.of(e));
      case SessionEvent.Noticed _ ->
          new Now(
              now.settings,
              now.redis,
              now.workload,
              now.comparison,
              Optional.of(logged),
              now.tested);
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
