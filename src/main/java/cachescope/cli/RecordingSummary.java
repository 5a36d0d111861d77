package cachescope.cli;

import cachescope.event.Figures;
import cachescope.event.LoggedEvent;
import cachescope.metrics.Metrics;
import cachescope.metrics.MetricsSnapshot;
import cachescope.metrics.Percentiles;
import cachescope.metrics.Totals;
import cachescope.recording.Recording;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the numbers say at the end of a recording, by the same fold that the window shows.
 *
 * @param program version that wrote it
 * @param startedAt wall time at which the session began
 * @param events in the recording, {@code firstEvent} the number of the first: 1 where it begins
 *     with the session
 * @param seconds from the first event to the last
 * @param requests reads: hits + misses + bypasses + cacheErrors
 * @param hitRatio hits of hits and misses, 0 to 1; null in JSON where there were neither
 * @param errors requests left unanswered, {@code givenUp} those whose answer was not waited for
 * @param leftOut events of which only the count is known
 * @param note what a person should know about the file; empty text: nothing
 */
@JsonPropertyOrder({
  "program",
  "startedAt",
  "events",
  "firstEvent",
  "seconds",
  "requests",
  "hits",
  "misses",
  "bypasses",
  "cacheErrors",
  "hitRatio",
  "answered",
  "errors",
  "givenUp",
  "writes",
  "databaseLoads",
  "staleReads",
  "unknownFreshness",
  "invalidations",
  "evictions",
  "expirations",
  "foreignWrites",
  "leftOut",
  "latencyMicros",
  "note"
})
public record RecordingSummary(
    String program,
    String startedAt,
    long events,
    long firstEvent,
    double seconds,
    long requests,
    long hits,
    long misses,
    long bypasses,
    long cacheErrors,
    OptionalDouble hitRatio,
    long answered,
    long errors,
    long givenUp,
    long writes,
    long databaseLoads,
    long staleReads,
    long unknownFreshness,
    long invalidations,
    long evictions,
    long expirations,
    long foreignWrites,
    long leftOut,
    Latency latencyMicros,
    String note) {

  /** Answered reads, from the intended start: hits, all others, and both. */
  @JsonPropertyOrder({"hit", "miss", "all"})
  public record Latency(Spread hit, Spread miss, Spread all) {}

  /** Microseconds, to three digits; zeros where there were none. */
  @JsonPropertyOrder({"count", "mean", "p50", "p90", "p99", "max"})
  public record Spread(long count, double mean, double p50, double p90, double p99, double max) {
    static Spread of(Percentiles p) {
      return new Spread(
          p.count(),
          micros(p.mean()),
          micros((double) p.p50()),
          micros((double) p.p90()),
          micros((double) p.p99()),
          micros((double) p.max()));
    }

    private static double micros(double nanos) {
      return Math.round(nanos) / 1e3;
    }
  }

  /** Folds the events and keeps the times of the first and the last. */
  private static final class Fold implements Consumer<LoggedEvent> {
    private final Metrics metrics = new Metrics();
    private long first = Long.MAX_VALUE;
    private long last;

    @Override
    public void accept(LoggedEvent event) {
      metrics.apply(event);
      first = Math.min(first, event.at());
      last = Math.max(last, event.at());
    }
  }

  /**
   * Reads a recording.
   *
   * @throws IOException with a sentence
   */
  public static RecordingSummary of(Path file) throws IOException {
    Fold fold = new Fold();
    Recording.Read read = new Recording().each(file, _ -> {}, fold);
    MetricsSnapshot numbers = fold.metrics.snapshot();
    Totals t = numbers.totals();
    double ratio = t.hitRatio();
    return new RecordingSummary(
        read.header().program(),
        read.header().startedAt().toString(),
        read.events(),
        read.header().from(),
        Math.max(0, fold.last - fold.first) / 1e9,
        t.requests(),
        t.hits(),
        t.misses(),
        t.bypasses(),
        t.cacheErrors(),
        Double.isNaN(ratio) ? OptionalDouble.empty() : OptionalDouble.of(ratio),
        t.answered(),
        t.errors(),
        t.givenUp(),
        t.writes(),
        t.databaseLoads(),
        t.staleReads(),
        t.unknownFreshness(),
        t.invalidations(),
        t.evictions(),
        t.expirations(),
        t.foreignWrites(),
        t.leftOut(),
        new Latency(
            Spread.of(numbers.overall().hit()),
            Spread.of(numbers.overall().miss()),
            Spread.of(numbers.overall().all())),
        read.note());
  }

  /** One JSON document, without the end of the line. */
  public String json() {
    return JsonMapper.builder().build().writeValueAsString(this);
  }

  /** The same for a person, a few lines. */
  public String text() {
    Formatter text = new Formatter(Locale.ROOT);
    text.format("%s in %.1f s, begun %s", Figures.count(events, "event"), seconds, startedAt);
    if (firstEvent > 1) {
      text.format(
          "%nIt begins within the session, with event %s: what was before is not counted.",
          Figures.count(firstEvent));
    }
    String ratio =
        hitRatio.isPresent() ? Math.round(1_000 * hitRatio.getAsDouble()) / 10.0 + " %" : "none";
    text.format("%nrequests      %12s   hit ratio    %12s", Figures.count(requests), ratio);
    text.format(
        "%n  hits        %12s   misses       %12s", Figures.count(hits), Figures.count(misses));
    text.format(
        "%n  bypasses    %12s   cache errors %12s",
        Figures.count(bypasses), Figures.count(cacheErrors));
    text.format(
        "%nunanswered    %12s   given up     %12s", Figures.count(errors), Figures.count(givenUp));
    text.format(
        "%nloads         %12s   writes       %12s",
        Figures.count(databaseLoads), Figures.count(writes));
    text.format(
        "%nstale         %12s   not known    %12s",
        Figures.count(staleReads), Figures.count(unknownFreshness));
    text.format(
        "%nevictions     %12s   expirations  %12s",
        Figures.count(evictions), Figures.count(expirations));
    text.format(
        "%ninvalidations %12s   foreign      %12s",
        Figures.count(invalidations), Figures.count(foreignWrites));
    text.format(
        "%n%n%-10s %12s %12s %12s %12s %12s", "latency µs", "mean", "p50", "p90", "p99", "max");
    row(text, "hit", latencyMicros.hit());
    row(text, "miss", latencyMicros.miss());
    row(text, "all", latencyMicros.all());
    if (leftOut > 0) {
      text.format(
          "%n%n%s left out: totals are right, details are missing",
          Figures.count(leftOut, "event"));
    }
    return text.toString();
  }

  private static void row(Formatter text, String name, Spread s) {
    text.format(
        "%n%-10s %12s %12s %12s %12s %12s",
        name, micros(s.mean()), micros(s.p50()), micros(s.p90()), micros(s.p99()), micros(s.max()));
  }

  private static String micros(double value) {
    return value < 1_000
        ? String.format(Locale.ROOT, "%.1f", value)
        : Figures.count(Math.round(value));
  }
}
