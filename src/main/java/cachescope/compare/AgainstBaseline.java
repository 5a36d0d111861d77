package cachescope.compare;

import cachescope.event.Figures;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What may be said of runs beside a pinned one.
 *
 * <p>Latencies stand beside each other and nothing is claimed of them: the machine of then is not
 * the machine of now. Counts depend on the requests more than on the machine; where those are the
 * same, a difference beyond three standard deviations is told.
 */
public final class AgainstBaseline {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Baseline baseline;
  private final RunsFigures figures;

  private AgainstBaseline(Baseline baseline, RunsFigures figures) {
    this.baseline = baseline;
    this.figures = figures;
  }

  /** The sentences: first what a pinned run is, then one for each run that answered reads. */
  public static List<String> sentences(Baseline baseline, RunsFigures figures) {
    return new AgainstBaseline(baseline, figures).all();
  }

  /** When it was measured: {@code 2026-11-25 08:10 UTC}. */
  public static String when(Baseline baseline) {
    return WHEN.format(baseline.measuredAt()) + " UTC";
  }

  private List<String> all() {
    List<String> all = new ArrayList<>();
    all.add(notPaired());
    figures.runs().stream()
        .filter(run -> run.read().count() > 0 && baseline.run().read().count() > 0)
        .map(this::beside)
        .forEach(all::add);
    return all;
  }

  private String notPaired() {
    return "“%s” is pinned from %s. A baseline from another time is not paired: what disturbed the"
            .formatted(baseline.name(), when(baseline))
        + " machine then or now stands on one side only, so no difference in time is claimed."
        + (sameRequests()
            ? ""
            : " It had other requests too (%s against %s), so its counts are not compared either."
                .formatted(
                    Figures.count(baseline.requests(), "request"),
                    Figures.count(figures.planned(), "request")));
  }

  private boolean sameRequests() {
    return baseline.spec().equals(figures.spec()) && baseline.requests() == figures.planned();
  }

  private String beside(RunStats run) {
    RunStats before = baseline.run();
    return "%s beside the pinned “%s”: mean of reads %s (pinned %s), median %s (%s), p99 %s (%s)%s."
        .formatted(
            run.setup().name(),
            baseline.name(),
            time(run.read().mean()),
            time(before.read().mean()),
            Figures.duration(run.read().p50()),
            Figures.duration(before.read().p50()),
            Figures.duration(run.read().p99()),
            Figures.duration(before.read().p99()),
            sameRequests() && figures.finished()
                ? count(run, RunStats::databaseLoads, "loads from the database")
                    + count(run, RunStats::staleReads, "stale reads")
                : "");
  }

  private String count(RunStats run, ToLongFunction<RunStats> of, String what) {
    long before = of.applyAsLong(baseline.run());
    long after = of.applyAsLong(run);
    return Differences.differ(before, after)
        ? "; %s %s instead of %s".formatted(Figures.count(after), what, Figures.count(before))
        : "";
  }

  private static String time(double nanos) {
    return Figures.duration(Math.round(nanos));
  }
}
