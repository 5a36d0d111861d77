package cachescope.ui.compare;

import cachescope.compare.report.LatencyBins;
import cachescope.compare.report.LatencyBins.Bin;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.session.Frame;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;

/**
 * How often which latency was: a row a run over one logarithmic axis, all rows on the same scale of
 * shares. Two humps are hits and misses; a hump that moved right is a queue.
 */
final class HistogramChart implements Panel {
  private static final double TOP = 26;
  private static final double ROW = 46;

  /** As high as the plot beside it, where there are few rows. */
  private static final double HEIGHT = 270;

  private static final double FOOT = 24;
  private static final double NAME = 15;
  private static final double EDGE = 26;
  private static final double WITH_NOTE = 450;
  private static final int LOW = 5;

  private final Pin pin;
  private final Canvas canvas = new Canvas();
  private final Pane area = new Pane(canvas);
  private Ink ink = new Ink(Palette.DARK, 1);
  private Optional<RunsFigures> shown = Optional.empty();
  private double rowHeight = ROW;

  HistogramChart(Pin pin) {
    this.pin = pin;
    area.setId("runs.histogram");
    area.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    area.setMinWidth(0);
    area.widthProperty().addListener(_ -> draw());
    pin.whenChanged(this::draw);
    visible(false);
  }

  private void visible(boolean is) {
    area.setVisible(is);
    area.setManaged(is);
  }

  @Override
  public Node node() {
    return area;
  }

  @Override
  public void theme(Palette palette, double textScale, boolean reducedMotion) {
    ink = new Ink(palette, textScale);
    draw();
  }

  @Override
  public void show(Frame frame, long now) {
    Optional<RunsFigures> runs = frame.runs().filter(figures -> !figures.runs().isEmpty());
    if (!shown.equals(runs)) {
      shown = runs;
      visible(shown.isPresent());
      draw();
    }
  }

  @Override
  public boolean moves() {
    return false;
  }

  private void draw() {
    if (shown.isEmpty()) {
      return;
    }
    RunsFigures figures = shown.get();
    List<RunStats> runs = pin.beside(figures);
    rowHeight = Math.max(ROW, (HEIGHT - TOP - FOOT) / runs.size());
    double height = Math.rint(ink.px(TOP + rowHeight * runs.size() + FOOT));
    area.setMinHeight(height);
    area.setPrefHeight(height);
    double w = Math.rint(area.getWidth());
    if (w < 2 * EDGE) {
      return;
    }
    canvas.setWidth(w);
    canvas.setHeight(height);
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, w, height);
    Palette p = ink.palette();
    ink.bold(12).write(gc, "LATENCY OF READS, HOW OFTEN", 0, ink.px(10), p.muted());
    if (w > ink.px(WITH_NOTE)) {
      ink.sans(11)
          .writeTo(gc, "share of the reads \u00b7 one scale for all", w, ink.px(10), p.muted());
    }
    double longest = runs.stream().mapToDouble(run -> (double) run.read().max()).max().orElse(1);
    int high = Math.max(LOW + 2, (int) Math.ceil(Math.log10(Math.max(1, longest))));
    grid(gc, high, w);
    double most =
        runs.stream()
            .flatMap(run -> LatencyBins.of(run.read().tally()).stream())
            .mapToDouble(Bin::share)
            .max()
            .orElse(1);
    for (int i = 0; i < runs.size(); i++) {
      gc.setFill(Pin.colour(i, figures, p));
      row(gc, runs.get(i), i, high, most, w, i == figures.runs().size());
    }
    area.setAccessibleText(
        runs.stream().map(HistogramChart::words).collect(Collectors.joining("; ")));
  }

  private void grid(GraphicsContext gc, int high, double w) {
    Palette p = ink.palette();
    gc.setStroke(p.line());
    gc.setLineWidth(1);
    double foot = canvas.getHeight() - ink.px(FOOT);
    for (int decade = LOW; decade <= high; decade++) {
      double x = Math.rint(x(Math.pow(10, decade), high, w)) + 0.5;
      gc.strokeLine(x, ink.px(TOP), x, foot);
      ink.mono(11)
          .centre(gc, Words.duration((long) Math.pow(10, decade)), x, foot + ink.px(13), p.muted());
    }
  }

  private void row(
      GraphicsContext gc,
      RunStats run,
      int index,
      int high,
      double most,
      double w,
      boolean pinned) {
    Palette p = ink.palette();
    double foot = Math.rint(ink.px(TOP + rowHeight * (index + 1)));
    List<Bin> bins = LatencyBins.of(run.read().tally());
    for (Bin bin : bins) {
      double bar = Math.max(1, Math.rint(ink.px(rowHeight - NAME - 4) * bin.share() / most));
      double from = Math.rint(x(bin.from(), high, w));
      double to = Math.rint(x(bin.to(), high, w));
      double wide = Math.max(1, to - from - 1);
      if (pinned && wide > 3 && bar > 3) {
        gc.setStroke(p.text());
        gc.strokeRect(from + 0.5, foot - bar + 0.5, wide - 1, bar - 1);
      } else {
        gc.fillRect(from, foot - bar, wide, bar);
      }
    }
    gc.setStroke(p.line());
    gc.strokeLine(ink.px(EDGE), foot + 0.5, w - ink.px(EDGE), foot + 0.5);
    String name = run.setup().name() + (bins.isEmpty() ? ": no reads" : "");
    double y = foot - ink.px(rowHeight - NAME / 2 - 2);
    String shown = ink.bold(11).fit(name, w - ink.px(2 * EDGE));
    ink.bold(11).write(gc, shown, ink.px(EDGE + 5), y, p.text());
  }

  private double x(double nanos, int high, double w) {
    double share = Math.clamp((Math.log10(nanos) - LOW) / (high - LOW), 0, 1);
    return ink.px(EDGE) + share * (w - ink.px(2 * EDGE));
  }

  private static String words(RunStats run) {
    return LatencyBins.of(run.read().tally()).stream()
        .max(Comparator.comparingDouble(Bin::share))
        .map(bin ->
            "%s: most often between %s and %s, %s of its reads"
                .formatted(
                    run.setup().name(),
                    Words.duration(Math.round(bin.from())),
                    Words.duration(Math.round(bin.to())),
                    Words.percent(bin.share())))
        .orElse(run.setup().name() + ": no reads");
  }
}
