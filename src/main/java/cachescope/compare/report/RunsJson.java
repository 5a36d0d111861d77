package cachescope.compare.report;

import cachescope.compare.Baseline;
import cachescope.event.LatencyFigures;
import cachescope.event.NamedSettings;
import cachescope.event.RunDifference;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.event.WorkloadSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;

/**
 * A comparison as one JSON document. Latencies are milliseconds; what is not known is null. Its
 * fields are told in the README.
 */
public final class RunsJson {
  private record Document(
      String program,
      WorkloadSpec workload,
      int requests,
      List<Run> runs,
      List<Difference> differences,
      Optional<Pinned> baseline,
      List<String> sentences) {}

  private record Pinned(
      Instant measuredAt, String program, WorkloadSpec workload, int requests, Run run) {}

  private record Run(
      String name,
      Map<String, String> settings,
      long answered,
      long hits,
      long misses,
      long bypasses,
      long cacheErrors,
      OptionalDouble hitRatio,
      long databaseLoads,
      long staleReads,
      long lostWrites,
      long evictions,
      long errors,
      double answeredPerSecond,
      long usedMemory,
      OptionalDouble hitAlone,
      OptionalDouble missAlone,
      OptionalDouble predictedMean,
      Latency reads,
      Latency writes) {}

  private record Latency(
      long count,
      OptionalDouble mean,
      OptionalDouble p50,
      OptionalDouble p90,
      OptionalDouble p99,
      OptionalDouble p999,
      OptionalDouble max) {}

  private record Difference(
      String run,
      String quantity,
      OptionalDouble ratio,
      OptionalDouble low,
      OptionalDouble high,
      String sentence) {}

  private RunsJson() {}

  /**
   * The document in one line.
   *
   * @param program what measured it
   */
  public static String of(RunsFigures figures, Optional<Baseline> baseline, String program) {
    return JsonMapper.builder()
        .build()
        .writeValueAsString(
            new Document(
                program,
                figures.spec(),
                figures.done(),
                figures.runs().stream().map(RunsJson::run).toList(),
                figures.differences().stream().map(d -> difference(d, figures)).toList(),
                baseline.map(RunsJson::pinned),
                RunsText.sentences(figures, baseline)));
  }

  private static Pinned pinned(Baseline b) {
    return new Pinned(b.measuredAt(), b.program(), b.spec(), b.requests(), run(b.run()));
  }

  private static Run run(RunStats r) {
    Map<String, String> settings = new LinkedHashMap<>();
    NamedSettings.ALL.forEach(s -> settings.put(s.name(), s.shown().apply(r.setup().settings())));
    return new Run(
        r.setup().name(),
        settings,
        r.answered(),
        r.hits(),
        r.misses(),
        r.bypasses(),
        r.cacheErrors(),
        known(r.hitShare()),
        r.databaseLoads(),
        r.staleReads(),
        r.lostWrites(),
        r.evictions(),
        r.errors(),
        r.throughput(),
        r.usedMemory(),
        millis((double) r.aloneHit(), r.aloneHit() > 0),
        millis((double) r.aloneMiss(), r.aloneMiss() > 0),
        millis(r.predictedMean(), r.read().count() > 0),
        latency(r.read()),
        latency(r.write()));
  }

  private static Latency latency(LatencyFigures l) {
    boolean any = l.count() > 0;
    return new Latency(
        l.count(),
        millis(l.mean(), any),
        millis((double) l.p50(), any),
        millis((double) l.p90(), any),
        millis((double) l.p99(), any),
        millis((double) l.p999(), any),
        millis((double) l.max(), any));
  }

  private static Difference difference(RunDifference d, RunsFigures figures) {
    return new Difference(
        figures.runs().get(d.run()).setup().name(),
        d.quantity().name().toLowerCase(Locale.ROOT),
        known(d.ratio()),
        known(d.low()),
        known(d.high()),
        d.sentence());
  }

  private static OptionalDouble known(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static OptionalDouble millis(double nanos, boolean any) {
    return any ? known(nanos / 1e6) : OptionalDouble.empty();
  }
}
