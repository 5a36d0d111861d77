package cachescope.metrics;

import java.util.List;
import java.util.Objects;

/**
 * What the numbers say at a moment.
 *
 * @param totals since the session began
 * @param recent over the last 10 s
 * @param requestsPerSecond and {@code loadsPerSecond}: over the last 2 s
 * @param overall latencies since the session began
 * @param lastMinute latencies of the last 60 s
 * @param columns the last 60 s in columns of 250 ms, oldest first, gaps included
 */
public record MetricsSnapshot(
    Totals totals,
    Totals recent,
    double requestsPerSecond,
    double loadsPerSecond,
    Latencies overall,
    Latencies lastMinute,
    List<TimeColumn> columns) {

  public static final MetricsSnapshot EMPTY =
      new MetricsSnapshot(
          Totals.ZERO, Totals.ZERO, 0, 0, Latencies.NONE, Latencies.NONE, List.of());

  public MetricsSnapshot {
    Objects.requireNonNull(totals, "totals");
    Objects.requireNonNull(recent, "recent");
    Objects.requireNonNull(overall, "overall");
    Objects.requireNonNull(lastMinute, "lastMinute");
    columns = List.copyOf(columns);
  }
}
