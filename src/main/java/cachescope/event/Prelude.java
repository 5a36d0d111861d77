package cachescope.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts that left the log and still hold: the settings in force, the Redis in use, the run that
 * goes on. Confined to the thread that appends; the lists that it gives do not change.
 */
final class Prelude {
  /** What holds until the next fact of its kind. */
  private enum Kind {
    SESSION,
    SETTINGS,
    REDIS,
    RUN,
    COMPARISON,
    WHAT_IF,
    SCENARIO,
    BREAKER,
    SERVER,
    RUNS,
    LIVE_ROW,
    LIVE_POINT,
    TOPOLOGY,
    FAILOVER
  }

  private final Map<Kind, LoggedEvent> facts = new EnumMap<>(Kind.class);

  /** By the node of a Cluster; the empty text is the one server. */
  private final Map<String, LoggedEvent> listening = new HashMap<>();

  /** Takes in events that leave the log, in their order. */
  void take(LoggedEvent... leaving) {
    for (LoggedEvent logged : leaving) {
      switch (logged.event()) {
        case SessionEvent event -> take(event, logged);
        case CacheCallEvent.BreakerChanged _ -> facts.put(Kind.BREAKER, logged);
        case RedisEvent.ServerRead _ -> facts.put(Kind.SERVER, logged);
        case RedisEvent.ListeningStarted e -> listening.put(e.node(), logged);
        case RedisEvent.ListeningLost e -> listening.put(e.node(), logged);
        case RedisEvent.TopologyRead _ -> facts.put(Kind.TOPOLOGY, logged);
        case RedisEvent.FailedOver _ -> facts.put(Kind.FAILOVER, logged);
        case RequestEvent _,
            CacheCallEvent _,
            PatternEvent _,
            MessageEvent _,
            DatabaseEvent _,
            RedisEvent _,
            UseEvent _ -> {}
      }
    }
  }

  private void take(SessionEvent event, LoggedEvent logged) {
    switch (event) {
      case SessionEvent.SessionStarted _ -> facts.put(Kind.SESSION, logged);
      case SessionEvent.SettingsChanged _ -> facts.put(Kind.SETTINGS, logged);
      case SessionEvent.RedisChanged _ -> facts.put(Kind.REDIS, logged);
      case SessionEvent.RunStarted _ -> facts.put(Kind.RUN, logged);
      case SessionEvent.RunEnded ended -> end(ended.run());
      case SessionEvent.ComparisonMeasured _ -> facts.put(Kind.COMPARISON, logged);
      case SessionEvent.WhatIfMeasured _ -> facts.put(Kind.WHAT_IF, logged);
      case SessionEvent.RunsCompared _ -> facts.put(Kind.RUNS, logged);
      case SessionEvent.ScenarioMeasured _ -> facts.put(Kind.SCENARIO, logged);
      case SessionEvent.LiveRowMeasured _ -> facts.put(Kind.LIVE_ROW, logged);
      case SessionEvent.LivePointMeasured _ -> facts.put(Kind.LIVE_POINT, logged);
      case SessionEvent.LiveStepMade _,
          SessionEvent.FaultCaused _,
          SessionEvent.EventsLeftOut _,
          SessionEvent.ClockJumped _,
          SessionEvent.ConnectionTested _,
          SessionEvent.Examined _,
          SessionEvent.Noticed _ -> {}
    }
  }

  private void end(int run) {
    LoggedEvent begun = facts.get(Kind.RUN);
    if (begun != null && begun.event() instanceof SessionEvent.RunStarted started) {
      if (started.run() == run) {
        facts.remove(Kind.RUN);
      }
    }
  }

  /** Those that hold, in their order. */
  List<LoggedEvent> facts() {
    List<LoggedEvent> ordered = new ArrayList<>(facts.values());
    ordered.addAll(listening.values());
    ordered.sort(Comparator.comparingLong(LoggedEvent::seq));
    return List.copyOf(ordered);
  }
}
