package cachescope.compare.report;

import cachescope.compare.Baseline;
import cachescope.event.LatencyTally;
import cachescope.event.NamedSettings;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.event.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison as one HTML page that needs nothing else: table, sentences, percentile plot. */
public final class RunsHtml {
  private static final List<String> COLOURS =
      List.of(
          "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#6b6b6b", "#b8a600");
  private static final int WIDTH = 860;
  private static final int HEIGHT = 340;
  private static final int LEFT = 70;
  private static final int BOTTOM = 40;

  /** The slowest share that the plot shows: one in ten thousand. */
  private static final double FINEST = 4;

  private final RunsFigures figures;
  private final Optional<Baseline> baseline;
  private final String program;

  private RunsHtml(RunsFigures figures, Optional<Baseline> baseline, String program) {
    this.figures = figures;
    this.baseline = baseline;
    this.program = program;
  }

  /**
   * The page.
   *
   * @param baseline shown beside them
   * @param program what wrote it, its version and the machine
   */
  public static String of(RunsFigures figures, Optional<Baseline> baseline, String program) {
    return new RunsHtml(figures, baseline, program).page();
  }

  private String page() {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>CacheScope comparison</title>
    <style>
    body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1f27}
    table{border-collapse:collapse;font-variant-numeric:tabular-nums;display:block;overflow-x:auto}
    th,td{padding:.3rem .6rem;border-bottom:1px solid #d6dae2;text-align:right;white-space:nowrap}
    th:first-child,td:first-child{text-align:left}
    small{color:#566}
    </style></head><body>
    <h1>The same requests, %d configurations</h1>
    <p>%s. Each had a Redis and a database of its own; each request was due on all of them at the same moment.</p>
    %s
    <h2>What can be said</h2>
    <ul>%s</ul>
    <p><small>Against “%s”. A sentence stands here only where the noise allows it: latencies by 95 %% intervals of the
    paired block bootstrap, counts beyond three standard deviations. “Predicted mean” is share of hits · a hit alone +
    share of the others · a miss alone; what the measured mean is above it is waiting.</small></p>
    <h2>Latency of reads by percentile</h2>
    %s
    <h2>Latency of reads, how often</h2>
    %s
    <h2>Configurations</h2>
    %s
    <p><small>%s</small></p>
    </body></html>
    """
        .formatted(
            figures.runs().size(),
            escaped(workload()),
            table(),
            RunsText.sentences(figures, baseline).stream()
                .map(sentence -> "<li>" + escaped(sentence) + "</li>")
                .collect(Collectors.joining()),
            escaped(figures.runs().getFirst().setup().name()),
            plot(),
            RunsHistogram.svg(shown(), COLOURS),
            setups(),
            escaped(program));
  }

  /** The runs, and the pinned one behind them under a name that says so. */
  private List<RunStats> shown() {
    return Stream.concat(figures.runs().stream(), baseline.stream().map(Baseline::runNamedPinned))
        .toList();
  }

  private String workload() {
    return "%d requests for each, %.1f a second, %d users, %.0f %% writes, seed %d"
        .formatted(
            figures.done(),
            figures.spec().ratePerSecond(),
            figures.spec().users(),
            100 * figures.spec().writeShare(),
            figures.spec().seed());
  }

  private String table() {
    StringBuilder html = new StringBuilder("<table><tr><th>run</th>");
    RunsColumn.ALL.forEach(c -> html.append("<th>").append(escaped(c.title())).append("</th>"));
    html.append("</tr>");
    for (RunStats run : shown()) {
      html.append("<tr><td>").append(escaped(run.setup().name())).append("</td>");
      RunsColumn.ALL.forEach(
          c -> html.append("<td>").append(escaped(c.shown().apply(run))).append("</td>"));
      html.append("</tr>");
    }
    return html.append("</table>").toString();
  }

  /** Which settings each has that differ from the tutorial's. */
  private String setups() {
    StringBuilder html = new StringBuilder("<ul>");
    for (RunStats run : shown()) {
      Settings settings = run.setup().settings();
      String changed =
          NamedSettings.ALL.stream()
              .filter(s -> !s.shown().apply(settings).equals(s.shown().apply(Settings.CLASSIC)))
              .map(s -> s.name() + " = " + s.shown().apply(settings))
              .collect(Collectors.joining(", "));
      html.append("<li><b>")
          .append(escaped(run.setup().name()))
          .append("</b>: ")
          .append(escaped(changed.isEmpty() ? "the classic tutorial" : changed))
          .append("</li>");
    }
    return html.append("</ul>").toString();
  }

  private String plot() {
    double longest = shown().stream().mapToLong(r -> Math.max(1, r.read().max())).max().orElse(1);
    int top = (int) Math.ceil(Math.log10(longest));
    int low = 5;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" role=\"img\" aria-label=\"latency by percentile\">"
            .formatted(WIDTH, HEIGHT));
    for (int power = low; power <= top; power++) {
      double y = y(Math.pow(10, power), low, top);
      svg.append(line(LEFT, y, WIDTH, y)).append(text(LEFT - 8, y + 5, "end", label(power)));
    }
    String[] ticks = {"0", "90 %", "99 %", "99.9 %", "99.99 %"};
    for (int i = 0; i < ticks.length; i++) {
      double x = LEFT + i / FINEST * (WIDTH - LEFT - 60);
      svg.append(line(x, 0, x, HEIGHT - BOTTOM))
          .append(text(x, HEIGHT - BOTTOM + 20, "middle", ticks[i]));
    }
    for (int i = 0; i < shown().size(); i++) {
      svg.append(curve(shown().get(i), COLOURS.get(i % COLOURS.size()), low, top));
    }
    return svg.append("</svg>").append(legend()).toString();
  }

  private String legend() {
    StringBuilder html = new StringBuilder("<p>");
    for (int i = 0; i < shown().size(); i++) {
      html.append(
          "<span style=\"color:%s\">\u25a0</span> %s &nbsp; "
              .formatted(COLOURS.get(i % COLOURS.size()), escaped(shown().get(i).setup().name())));
    }
    return html.append("</p>").toString();
  }

  private static String curve(RunStats run, String colour, int low, int top) {
    LatencyTally tally = run.read().tally();
    StringBuilder points = new StringBuilder();
    long below = 0;
    for (int i = 0; i < tally.nanos().length; i++) {
      below += tally.counts()[i];
      double above = Math.max(1 - (double) below / run.read().count(), 0.5 / run.read().count());
      double x = LEFT + Math.min(FINEST, -Math.log10(above)) / FINEST * (WIDTH - LEFT - 60);
      points.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", x, y((double) tally.nanos()[i], low, top)));
    }
    return "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>"
        .formatted(colour, points.toString().strip());
  }

  private static double y(double nanos, int low, int top) {
    double share = (Math.log10(nanos) - low) / Math.max(1, top - low);
    return (HEIGHT - BOTTOM - 8) * (1 - Math.clamp(share, 0, 1)) + 8;
  }

  static String label(int power) {
    return switch (power) {
      case 5 -> "100 µs";
      case 6 -> "1 ms";
      case 7 -> "10 ms";
      case 8 -> "100 ms";
      case 9 -> "1 s";
      case 10 -> "10 s";
      default -> "100 s";
    };
  }

  static String line(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#d6dae2\"/>",
        x1,
        y1,
        x2,
        y2);
  }

  static String text(double x, double y, String anchor, String words) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"13\" fill=\"#566\" text-anchor=\"%s\">%s</text>",
        x,
        y,
        anchor,
        words);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
