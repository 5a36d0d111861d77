package cachescope.ui.compare;

import cachescope.event.LatencyTally;
import cachescope.event.RunStats;
import cachescope.event.RunsFigures;
import cachescope.session.Frame;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;

/**
 * Latency of reads by percentile, both axes logarithmic: the slow few are what one looks for, so
 * the axis goes from half of the requests to one in ten thousand.
 */
final class PercentileChart implements Panel {
  private static final double HEIGHT = 270;
  private static final double LEFT = 64;
  private static final double RIGHT = 150;
  private static final double TOP = 30;
  private static final double FOOT = 26;
  private static final double WITH_NOTE = 520;
  private static final int LOW = 5;
  private static final List<String> TICKS = List.of("0", "90 %", "99 %", "99.9 %", "99.99 %");

  private final Pin pin;
  private final Canvas canvas = new Canvas();
  private final Pane area = new Pane(canvas);
  private Ink ink = new Ink(Palette.DARK, 1);
  private Optional<RunsFigures> shown = Optional.empty();
  private boolean forgotten = true;

  PercentileChart(Pin pin) {
    this.pin = pin;
    pin.whenChanged(this::draw);
    area.setId("runs.percentiles");
    area.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    area.widthProperty().addListener(_ -> draw());
    area.setMinWidth(0);
    visible(false);
    theme(Palette.DARK, 1, false);
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
    area.setMinHeight(ink.px(HEIGHT));
    area.setPrefHeight(ink.px(HEIGHT));
    draw();
  }

  @Override
  public void show(Frame frame, long now) {
    if (forgotten || !shown.equals(frame.runs().filter(figures -> !figures.runs().isEmpty()))) {
      shown = frame.runs().filter(figures -> !figures.runs().isEmpty());
      visible(shown.isPresent());
      draw();
    }
  }

  @Override
  public boolean moves() {
    return false;
  }

  private void draw() {
    double w = Math.rint(area.getWidth());
    forgotten = w < LEFT + RIGHT;
    if (shown.isEmpty() || forgotten) {
      return;
    }
    canvas.setWidth(w);
    canvas.setHeight(Math.rint(ink.px(HEIGHT)));
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, w, canvas.getHeight());
    RunsFigures figures = shown.get();
    Palette p = ink.palette();
    ink.bold(12).write(gc, "LATENCY OF READS BY PERCENTILE", 0, ink.px(10), p.muted());
    if (w > ink.px(WITH_NOTE)) {
      ink.sans(11)
          .writeTo(gc, "log scale \u00b7 the slowest are at the right", w, ink.px(10), p.muted());
    }
    List<RunStats> runs = pin.beside(figures);
    long longest = runs.stream().mapToLong(run -> run.read().max()).max().orElse(1);
    int high = Math.max(LOW + 2, (int) Math.ceil(Math.log10(Math.max(1.0, (double) longest))));
    grid(gc, high, w);
    double[] taken = new double[runs.size()];
    for (int i = 0; i < runs.size(); i++) {
      gc.setStroke(Pin.colour(i, figures, p));
      gc.setLineDashes(i < figures.runs().size() ? 0 : ink.px(4));
      taken[i] = curve(gc, runs.get(i), high, w);
    }
    gc.setLineDashes(0);
    labels(gc, figures, runs, taken, w);
    area.setAccessibleText(words(runs));
  }

  private void grid(GraphicsContext gc, int high, double w) {
    Palette p = ink.palette();
    gc.setStroke(p.line());
    gc.setLineWidth(1);
    for (int decade = LOW; decade <= high; decade++) {
      double y = Math.rint(y(Math.pow(10, decade), high)) + 0.5;
      gc.strokeLine(ink.px(LEFT), y, w - ink.px(RIGHT), y);
      ink.mono(11)
          .writeTo(gc, Words.duration((long) Math.pow(10, decade)), ink.px(LEFT - 8), y, p.muted());
    }
    for (int i = 0; i < TICKS.size(); i++) {
      double x = Math.rint(x((double) i / (TICKS.size() - 1), w)) + 0.5;
      gc.strokeLine(x, ink.px(TOP), x, canvas.getHeight() - ink.px(FOOT));
      ink.mono(11)
          .centre(gc, TICKS.get(i), x, canvas.getHeight() - ink.px(FOOT) + ink.px(14), p.muted());
    }
  }

  /** Returns where it ended, pixels from the top; NaN where there was nothing to draw. */
  private double curve(GraphicsContext gc, RunStats run, int high, double w) {
    LatencyTally tally = run.read().tally();
    if (run.read().count() == 0) {
      return Double.NaN;
    }
    gc.setLineWidth(ink.px(2));
    gc.beginPath();
    long below = 0;
    double y = y((double) tally.nanos()[0], high);
    gc.moveTo(x(0, w), y);
    for (int i = 0; i < tally.nanos().length; i++) {
      y = y((double) tally.nanos()[i], high);
      gc.lineTo(x(place(below, run.read().count()), w), y);
      below += tally.counts()[i];
      gc.lineTo(x(place(below, run.read().count()), w), y);
    }
    gc.stroke();
    return y;
  }

  /** Where a share of the requests is on the axis, 0 to 1. */
  private static double place(long below, long count) {
    double above = Math.max(1 - (double) below / count, 0.5 / count);
    return Math.min(1, -Math.log10(above) / (TICKS.size() - 1));
  }

  /** Each name where its line ends, moved apart where they would touch. */
  private void labels(
      GraphicsContext gc, RunsFigures figures, List<RunStats> runs, double[] ends, double w) {
    Ink.Pen pen = ink.bold(12);
    List<Integer> order =
        IntStream.range(0, runs.size())
            .boxed()
            .filter(i -> !Double.isNaN(ends[i]))
            .sorted((a, b) -> Double.compare(ends[a], ends[b]))
            .toList();
    double next = ink.px(TOP);
    for (int i : order) {
      double y = Math.max(next, ends[i]);
      String name = pen.fit(runs.get(i).setup().name(), ink.px(RIGHT - 12));
      pen.write(gc, name, w - ink.px(RIGHT - 8), y, Pin.colour(i, figures, ink.palette()));
      next = y + pen.line();
    }
  }

  private double x(double place, double w) {
    return ink.px(LEFT) + place * (w - ink.px(LEFT + RIGHT));
  }

  private double y(double nanos, int high) {
    double share = Math.clamp((Math.log10(nanos) - LOW) / (high - LOW), 0, 1);
    double height = canvas.getHeight() - ink.px(TOP + FOOT);
    return ink.px(TOP) + height * (1 - share);
  }

  private static String words(List<RunStats> runs) {
    return runs.stream()
        .map(run ->
            run.setup().name()
                + ": half within "
                + Words.duration(run.read().p50())
                + ", 99 of 100 within "
                + Words.duration(run.read().p99()))
        .collect(Collectors.joining("; "));
  }
}
