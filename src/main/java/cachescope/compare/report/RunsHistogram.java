package cachescope.compare.report;

import cachescope.event.RunStats;
import java.util.List;
import java.util.Locale;

/**
 * How often which latency was: a row a run over one logarithmic axis, all rows on the same scale of
 * shares, as an SVG picture.
 */
final class RunsHistogram {
  private static final int WIDTH = 860;
  private static final int LEFT = 180;
  private static final int ROW = 54;
  private static final int FOOT = 30;
  private static final int LOW = 5;

  private RunsHistogram() {}

  static String svg(List<RunStats> runs, List<String> colours) {
    double longest = runs.stream().mapToDouble(r -> (double) r.read().max()).max().orElse(1);
    int high = Math.max(LOW + 2, (int) Math.ceil(Math.log10(Math.max(1, longest))));
    double most =
        runs.stream()
            .flatMap(r -> LatencyBins.of(r.read().tally()).stream())
            .mapToDouble(LatencyBins.Bin::share)
            .max()
            .orElse(1);
    int height = runs.size() * ROW + FOOT;
    StringBuilder svg =
        new StringBuilder(
            "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" role=\"img\" aria-label=\"histogram of latencies\">"
                .formatted(WIDTH, height));
    for (int power = LOW; power <= high; power++) {
      double x = x(Math.pow(10, power), high);
      svg.append(RunsHtml.line(x, 0, x, height - FOOT))
          .append(RunsHtml.text(x, height - FOOT + 20, "middle", RunsHtml.label(power)));
    }
    for (int i = 0; i < runs.size(); i++) {
      row(svg, runs.get(i), i, colours.get(i % colours.size()), high, most);
    }
    return svg.append("</svg>").toString();
  }

  private static void row(
      StringBuilder svg, RunStats run, int index, String colour, int high, double most) {
    double foot = (index + 1) * ROW;
    svg.append(RunsHtml.text(LEFT - 10, foot - 8, "end", RunsHtml.escaped(run.setup().name())))
        .append(RunsHtml.line(LEFT, foot, WIDTH, foot));
    for (LatencyBins.Bin bin : LatencyBins.of(run.read().tally())) {
      double bar = Math.max(1, (ROW - 10) * bin.share() / most);
      double x = x(bin.from(), high);
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>%d"
                  + " reads</title></rect>",
              x,
              foot - bar,
              Math.max(1, x(bin.to(), high) - x - 1),
              bar,
              colour,
              bin.count()));
    }
  }

  private static double x(double nanos, int high) {
    double share = Math.clamp((Math.log10(nanos) - LOW) / (high - LOW), 0, 1);
    return LEFT + share * (WIDTH - LEFT - 30);
  }
}
