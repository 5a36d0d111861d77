package cachescope.compare.report;

import cachescope.event.Figures;
import cachescope.event.LatencyFigures;
import cachescope.event.RunStats;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A column of the table of runs.
 *
 * @param title in the table
 * @param csv name and unit in a CSV file
 * @param shown the value in words; "—" where there is none
 * @param plain the value as a bare number; empty where there is none
 */
public record RunsColumn(
    String title, String csv, Function<RunStats, String> shown, Function<RunStats, String> plain) {
  private static final String NONE = "\u2014";

  /** All of them, in their order. */
  public static final List<RunsColumn> ALL =
      List.of(
          share("hit ratio", "hit_ratio", RunStats::hitShare),
          latency("read mean", "read_mean_ms", r -> r.read().mean(), RunStats::read),
          latency("p50", "read_p50_ms", r -> (double) r.read().p50(), RunStats::read),
          latency("p99", "read_p99_ms", r -> (double) r.read().p99(), RunStats::read),
          latency("p99.9", "read_p999_ms", r -> (double) r.read().p999(), RunStats::read),
          latency("predicted mean", "predicted_mean_ms", RunStats::predictedMean, RunStats::read),
          latency("write mean", "write_mean_ms", r -> r.write().mean(), RunStats::write),
          latency("write p99", "write_p99_ms", r -> (double) r.write().p99(), RunStats::write),
          number("req/s", "answered_per_second", RunStats::throughput),
          count("loads", "database_loads", RunStats::databaseLoads),
          count("stale", "stale_reads", RunStats::staleReads),
          count("lost", "lost_writes", RunStats::lostWrites),
          count("errors", "errors", RunStats::errors),
          new RunsColumn(
              "memory",
              "redis_used_bytes",
              r -> r.usedMemory() < 0 ? NONE : Figures.bytes(r.usedMemory()),
              r -> r.usedMemory() < 0 ? "" : Long.toString(r.usedMemory())));

  private static RunsColumn latency(
      String title,
      String csv,
      Function<RunStats, Double> nanos,
      Function<RunStats, LatencyFigures> of) {
    return new RunsColumn(
        title,
        csv,
        r -> known(r, nanos, of) ? Figures.duration(Math.round(nanos.apply(r))) : NONE,
        r -> known(r, nanos, of) ? String.format(Locale.ROOT, "%.4f", nanos.apply(r) / 1e6) : "");
  }

  private static boolean known(
      RunStats run, Function<RunStats, Double> nanos, Function<RunStats, LatencyFigures> of) {
    return of.apply(run).count() > 0 && !Double.isNaN(nanos.apply(run));
  }

  private static RunsColumn share(String title, String csv, Function<RunStats, Double> value) {
    return new RunsColumn(
        title,
        csv,
        r ->
            Double.isNaN(value.apply(r)) || !r.setup().settings().cacheOn()
                ? NONE
                : String.format(Locale.ROOT, "%.1f %%", 100 * value.apply(r)),
        r ->
            Double.isNaN(value.apply(r)) ? "" : String.format(Locale.ROOT, "%.6f", value.apply(r)));
  }

  private static RunsColumn number(String title, String csv, Function<RunStats, Double> value) {
    return new RunsColumn(
        title,
        csv,
        r -> String.format(Locale.ROOT, "%.1f", value.apply(r)),
        r -> String.format(Locale.ROOT, "%.3f", value.apply(r)));
  }

  private static RunsColumn count(String title, String csv, Function<RunStats, Long> value) {
    return new RunsColumn(
        title, csv, r -> Figures.count(value.apply(r)), r -> Long.toString(value.apply(r)));
  }
}
