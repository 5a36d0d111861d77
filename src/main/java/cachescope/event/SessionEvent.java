package cachescope.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** What this program did or noticed itself. */
public sealed interface SessionEvent extends CacheEvent {
  @Override
  default Witness witness() {
    return Witness.SESSION;
  }

  /** The session began; {@code wall} is the calendar time of {@code at = 0}. */
  record SessionStarted(Instant wall) implements SessionEvent {}

  /**
   * Settings in force from here on; logged before their first use, server-side ones after Redis
   * acknowledged.
   */
  record SettingsChanged(int revision, Settings settings) implements SessionEvent {}

  /** The Redis in use changed, or its state did. */
  record RedisChanged(RedisStatus status) implements SessionEvent {}

  /** What was done on purpose. */
  enum Fault {
    /** To the embedded Redis. */
    KILLED,
    HUNG,
    RESUMED,
    RESTARTED,
    /** Everything that the service's instances held in memory was dropped, as by a crash. */
    SERVICE_CRASHED,
    /** A cached value was overwritten with what is no JSON. */
    VALUE_CORRUPTED,
    /** Redis's memory was filled with keys of ours. */
    MEMORY_FILLED,
    /** A slow command was sent that keeps Redis from answering anybody. */
    BLOCKED,
    /** The embedded Redis was asked for under a wrong port, password or database number. */
    MISCONFIGURED,
    /** The embedded Redis was opened to everybody on this machine: no password. */
    UNSECURED,
    /** A stranger tried to overwrite a cached value with one of his own. */
    POISONED
  }

  /** A person broke or mended something. */
  record FaultCaused(Fault fault) implements SessionEvent {}

  /** A workload began; {@code run} numbers it from 1. */
  record RunStarted(int run, WorkloadSpec spec) implements SessionEvent {}

  /** A workload ended or was stopped. */
  record RunEnded(int run) implements SessionEvent {}

  /** A comparison went on: figures so far, or the last ones. */
  record ComparisonMeasured(ComparisonFigures figures) implements SessionEvent {}

  /** The requests of a past stretch are asked again: figures so far, or the last ones. */
  record WhatIfMeasured(WhatIfFigures figures) implements SessionEvent {}

  /** Several configurations were compared: figures so far, or the last ones. */
  record RunsCompared(RunsFigures figures) implements SessionEvent {}

  /** A scenario is played: figures so far, or the last ones. */
  record ScenarioMeasured(ScenarioFigures figures) implements SessionEvent {}

  /** What a real Redis of its own did beside the simulated policies. */
  sealed interface Live extends SessionEvent {}

  /** A sequence is met by a real Redis: its beginning, or its end with all steps. */
  record LiveRowMeasured(LiveRow row) implements Live {}

  /** One step more of the {@link LiveRowMeasured} before. */
  record LiveStepMade(LiveStep step) implements Live {}

  /** A point of a curve is measured on a real Redis: figures so far, or the last ones. */
  record LivePointMeasured(LivePoint point) implements Live {}

  /**
   * More happened than the log could take. Totals stay right; pictures are missing.
   *
   * @param from first and {@code to}: last left-out event, session nanoseconds
   * @param outcomes reads left out, by outcome
   * @param latency of answered reads left out, from the intended start, by outcome
   * @param byType left-out events by the simple name of their type
   */
  record EventsLeftOut(
      long from,
      long to,
      Map<Outcome, Long> outcomes,
      Map<Outcome, LatencyTally> latency,
      Map<String, Long> byType)
      implements SessionEvent {
    public EventsLeftOut {
      outcomes = Map.copyOf(outcomes);
      latency = Map.copyOf(latency);
      byType = Map.copyOf(byType);
    }
  }

  /**
   * The wall clock and the monotonic clock drifted apart: the machine slept, or somebody set its
   * clock.
   */
  record ClockJumped(Duration by) implements SessionEvent {}

  /**
   * A connection was tried out.
   *
   * @param ok whether it could be used
   * @param sentence what was found, or what was wrong and what would be right; free of secrets
   */
  record ConnectionTested(boolean ok, String sentence) implements SessionEvent {}

  /** A Redis was examined; it need not be the one in use. */
  record Examined(Diagnosis diagnosis) implements SessionEvent {
    public Examined {
      Objects.requireNonNull(diagnosis, "diagnosis");
    }
  }

  /** Something a person should read. */
  record Noticed(boolean trouble, String sentence) implements SessionEvent {}
}
