package cachescope.ui.charts;

import cachescope.event.Measure;
import cachescope.event.Question;
import cachescope.event.Question.OfLatency;
import cachescope.event.Question.OfNumber;
import cachescope.metrics.Percentiles;
import cachescope.metrics.TimeColumn;
import cachescope.session.Frame;
import cachescope.ui.Ink;
import cachescope.ui.Marks;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Latency of every read of the last minute on a logarithmic axis: hits as dots, all others as
 * triangles, so that the two populations are seen for what they are.
 */
public final class LatencyChart extends ChartPanel<LatencyLook> {
  private static final int FIRST_DECADE = 3;
  private static final int BINS_A_DECADE = 16;

  /** From 100 answers on, a mark is as strong as it can be. */
  private static final int STRONGEST = 4;

  private final Marks hits = new Marks(Sign.HIT);
  private final Marks others = new Marks(Sign.MISS);

  public LatencyChart(Consumer<Question> asks) {
    super("latency-chart", 280, asks);
  }

  @Override
  Optional<Question> question(LatencyLook look, double x, double y, double w, double h, Ink ink) {
    Plot plot = plot(look, w, h, ink);
    Minute minute = plot.minute();
    if (y > h - ink.px(22)) {
      return Optional.of(new OfNumber(x < w / 2 ? Measure.HIT_LATENCY : Measure.MISS_LATENCY));
    }
    if (minute.column(x).isEmpty() || y < minute.top() - ink.px(12)) {
      return Optional.of(new OfNumber(y < h / 2 ? Measure.P99 : Measure.MEDIAN));
    }
    return minute.moment(x).map(at -> new OfLatency(at, plot.nanos(y)));
  }

  private static Plot plot(LatencyLook look, double w, double h, Ink ink) {
    return new Plot(
        new Minute(ink.px(54), w - ink.px(4), ink.px(40), h - ink.px(36), look.end()), look);
  }

  @Override
  boolean speaks(Frame frame) {
    return frame.metrics().totals().answered() > 0 && !frame.metrics().columns().isEmpty();
  }

  @Override
  LatencyLook look(Frame frame, long t) {
    return LatencyLook.of(frame.metrics(), t);
  }

  /** Where things are on the canvas. */
  private record Plot(Minute minute, LatencyLook look) {
    double left() {
      return minute.left();
    }

    double right() {
      return minute.right();
    }

    double y(double decade) {
      return minute.y((decade - look.lowDecade()) / (look.highDecade() - look.lowDecade()));
    }

    /** The latency at a height, nanoseconds. */
    long nanos(double y) {
      double share = (minute.foot() - y) / (minute.foot() - minute.top());
      double decade = look.lowDecade() + share * (look.highDecade() - look.lowDecade());
      return (long) Math.pow(10, Math.clamp(decade, look.lowDecade(), look.highDecade()));
    }

    double yOf(long nanos) {
      double decade = Math.log10((double) Math.max(1, nanos));
      return y(Math.clamp(decade, look.lowDecade(), look.highDecade()));
    }
  }

  @Override
  void draw(GraphicsContext gc, LatencyLook look, double w, double h, double hover, Ink ink) {
    Plot plot = plot(look, w, h, ink);
    plot.minute().title(gc, "REQUEST LATENCY", "log scale · last 60 s", w, ink);
    axis(gc, plot, ink);
    if (look.all().count() > 0) {
      dashes(gc, plot, plot.yOf(look.all().p99()), ink);
      dashes(gc, plot, plot.yOf(look.all().p50()), ink);
    }
    marks(gc, plot, hits, TimeColumn::hitBins, ink.px(2), ink.palette().hit());
    marks(gc, plot, others, TimeColumn::otherBins, ink.px(3), ink.palette().miss());
    percentiles(gc, plot, look, ink);
    legend(gc, look, h - ink.px(10), w, ink);
    Minute minute = plot.minute();
    minute.column(hover).ifPresent(at -> minute.readOut(gc, hover, readOut(look, at, minute), ink));
    if (minute.column(hover).isPresent() && hoverY() > minute.top() && hoverY() < minute.foot()) {
      pointer(gc, plot, hoverY(), ink);
    }
  }

  /** The latency at the pointer, on the axis. */
  private static void pointer(GraphicsContext gc, Plot plot, double y, Ink ink) {
    Palette p = ink.palette();
    gc.setStroke(p.muted());
    gc.setLineWidth(1);
    gc.strokeLine(plot.left(), y, plot.right(), y);
    gc.setFill(p.background());
    gc.fillRect(0, y - ink.px(8), plot.left() - ink.px(2), ink.px(16));
    ink.mono(11).writeTo(gc, Words.duration(plot.nanos(y)), plot.left() - ink.px(4), y, p.text());
  }

  private void axis(GraphicsContext gc, Plot plot, Ink ink) {
    for (int decade = plot.look().lowDecade(); decade <= plot.look().highDecade(); decade++) {
      double y = Math.rint(plot.y(decade)) + 0.5;
      gc.setStroke(ink.palette().line());
      gc.setLineWidth(1);
      gc.strokeLine(plot.left(), y, plot.right(), y);
      ink.mono(11).writeTo(gc, unit(decade), plot.left() - ink.px(6), y, ink.palette().muted());
    }
    plot.minute().foot(gc, end(), ink);
  }

  /** A power of ten of nanoseconds in words: {@code 100 µs}. */
  static String unit(int decade) {
    String zeros = "1" + "0".repeat(decade % 3);
    return switch (decade / 3) {
      case 0 -> zeros + " ns";
      case 1 -> zeros + " µs";
      case 2 -> zeros + " ms";
      default -> zeros + "0".repeat(decade - 9 - decade % 3) + " s";
    };
  }

  /** The more there are in a bin, the stronger its mark. */
  private static void marks(
      GraphicsContext gc,
      Plot plot,
      Marks marks,
      Function<TimeColumn, int[]> bins,
      double r,
      Color color) {
    for (int strength = 0; strength <= STRONGEST; strength++) {
      for (TimeColumn column : plot.look().columns()) {
        double x = plot.minute().x(column.start() + TimeColumn.SPAN / 2);
        int[] counts = bins.apply(column);
        for (int bin = 0; bin < TimeColumn.BINS && x >= plot.left(); bin++) {
          if (counts[bin] > 0 && strength(counts[bin]) == strength) {
            marks.add(x, plot.y(FIRST_DECADE + (bin + 0.5) / BINS_A_DECADE), r);
          }
        }
      }
      marks.draw(gc, color.deriveColor(0, 1, 1, 0.6 + 0.1 * strength));
    }
  }

  private static int strength(int count) {
    return Math.min(STRONGEST, (int) Math.round(2 * Math.log10(count)));
  }

  private static void percentiles(GraphicsContext gc, Plot plot, LatencyLook look, Ink ink) {
    Percentiles all = look.all();
    if (all.count() == 0) {
      return;
    }
    Color text = ink.palette().text();
    double y99 = plot.yOf(all.p99());
    double y50 = plot.yOf(all.p50());
    String p50 = "p50 " + Words.duration(all.p50());
    String p99 = "p99 " + Words.duration(all.p99());
    if (Math.abs(y99 - y50) < ink.px(16)) {
      plot.minute().label(gc, p50 + " · " + p99, y99, text, ink);
      return;
    }
    plot.minute().label(gc, p99, y99, text, ink);
    plot.minute().label(gc, p50, y50, text, ink);
  }

  private static void dashes(GraphicsContext gc, Plot plot, double y, Ink ink) {
    gc.setStroke(ink.palette().text());
    gc.setLineWidth(1);
    gc.setLineDashes(6, 5);
    gc.strokeLine(plot.left(), y, plot.right(), y);
    gc.setLineDashes();
  }

  private static void legend(GraphicsContext gc, LatencyLook look, double y, double w, Ink ink) {
    Palette p = ink.palette();
    double x = ink.px(5);
    Sign.HIT.draw(gc, x, y, ink.px(4), p.hit());
    Ink.Pen pen = ink.sans(11.5);
    x = pen.write(gc, population("hits", look.hit()), x + ink.px(9), y, p.hit()) + ink.px(16);
    Sign.MISS.draw(gc, x, y, ink.px(4.5), p.miss());
    x += ink.px(9);
    pen.write(gc, pen.fit(population("others", look.other()), w - x), x, y, p.miss());
  }

  private static String population(String name, Percentiles of) {
    return of.count() == 0
        ? "no " + name
        : Words.count(of.count())
            + " "
            + (of.count() == 1 ? name.substring(0, name.length() - 1) : name)
            + ", p50 "
            + Words.duration(of.p50());
  }

  private static String readOut(LatencyLook look, long at, Minute minute) {
    for (TimeColumn column : look.columns()) {
      if (column.start() == at) {
        return minute.ago(at)
            + ": "
            + range("hits", column.hitBins())
            + ", "
            + range("others", column.otherBins());
      }
    }
    return "nothing answered then";
  }

  private static String range(String name, int[] bins) {
    int n = 0;
    int low = -1;
    int high = -1;
    for (int bin = 0; bin < bins.length; bin++) {
      if (bins[bin] > 0) {
        n += bins[bin];
        low = low < 0 ? bin : low;
        high = bin;
      }
    }
    if (n == 0) {
      return "0 " + name;
    }
    String from = "about " + Words.duration((long) TimeColumn.middle(low));
    String to = low == high ? "" : "–" + Words.duration((long) TimeColumn.middle(high));
    return n + " " + name + " " + from + to;
  }

  @Override
  String words(LatencyLook look) {
    Percentiles all = look.all();
    return "Latency of the last 60 seconds: median "
        + Words.duration(all.p50())
        + ", 99th percentile "
        + Words.duration(all.p99())
        + "; "
        + population("hits", look.hit())
        + "; "
        + population("others", look.other());
  }
}
