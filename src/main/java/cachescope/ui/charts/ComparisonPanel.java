package cachescope.ui.charts;

import cachescope.event.ArmFigures;
import cachescope.event.ComparisonFigures;
import cachescope.event.Intent;
import cachescope.event.WorkloadSpec;
import cachescope.session.Frame;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/**
 * Cache on against cache off on the same requests: two bars, a headline, what may be said, and the
 * button for it.
 */
public final class ComparisonPanel implements Panel {
  private static final int REQUESTS = 500;

  /** Pixels that the two bars and their words need, at text scale 1. */
  private static final double BARS = 136;

  private final Consumer<Intent> wish;
  private final Canvas bars = new Canvas();
  private final Pane area = new Pane(bars);
  private final Label headline = new Label();
  private final Label interval = new Label();
  private final Label verdict = new Label();
  private final Label progress = new Label();
  private final Button start = new Button("Compare on and off");
  private final Button stop = new Button("Stop");
  private final VBox box = new VBox(4);
  private Ink ink = new Ink(Palette.DARK, 1);
  private Optional<ComparisonFigures> shown = Optional.empty();
  private boolean running;
  private boolean recorded;
  private Optional<WorkloadSpec> workload = Optional.empty();
  private boolean forgotten = true;
  private int draws;

  public ComparisonPanel(Consumer<Intent> wish) {
    this.wish = wish;
    box.setId("comparison");
    headline.setId("comparison-headline");
    headline.setStyle("-fx-font-weight: bold; -fx-font-size: 1.25em;");
    verdict.setId("comparison-verdict");
    interval.setId("comparison-interval");
    interval.setStyle("-fx-text-fill: -cs-muted; -fx-font-size: 0.9em;");
    progress.setStyle("-fx-text-fill: -cs-muted;");
    for (Label label : new Label[] {headline, interval, verdict, progress}) {
      label.setWrapText(true);
      label.setMinHeight(Label.USE_PREF_SIZE);
    }
    start.setId("compare-start");
    start.setAccessibleText("Compare cache on and off with " + REQUESTS + " requests each");
    start.setOnAction(_ -> compare());
    stop.setId("compare-stop");
    stop.setOnAction(_ -> wish.accept(new Intent.StopComparison()));
    area.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    area.widthProperty().addListener(_ -> forgotten = true);
    box.getChildren().addAll(area, headline, verdict, interval, new HBox(8, start, stop), progress);
    theme(Palette.DARK, 1, false);
    fill();
  }

  private void compare() {
    wish.accept(new Intent.CompareOnOff(workload.orElse(WorkloadSpec.CLASSIC), REQUESTS));
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void theme(Palette palette, double textScale, boolean reducedMotion) {
    ink = new Ink(palette, textScale);
    area.setMinHeight(ink.px(BARS));
    area.setPrefHeight(ink.px(BARS));
    forgotten = true;
  }

  @Override
  public void show(Frame frame, long now) {
    workload = frame.workload();
    if (recorded != frame.timeline().recording().isPresent()) {
      recorded = !recorded;
      forgotten = true;
    }
    Optional<ComparisonFigures> then = frame.then().comparison();
    boolean runs = frame.comparison().map(figures -> !figures.finished()).orElse(false);
    boolean speaks = frame.metrics().totals().requests() >= 2 || then.isPresent();
    if (box.isVisible() != speaks) {
      box.setVisible(speaks);
      box.setManaged(speaks);
    }
    if (!speaks || (!forgotten && then.equals(shown) && runs == running)) {
      return;
    }
    shown = then;
    running = runs;
    fill();
  }

  private void fill() {
    forgotten = false;
    draws++;
    boolean any = shown.isPresent();
    show(area, any);
    show(headline, any);
    show(verdict, any);
    show(interval, any && !ComparisonWords.interval(shown.get()).isEmpty());
    show(stop, running);
    show(progress, true);
    start.setDisable(running || recorded);
    progress.setText(
        shown
            .map(f ->
                f.finished()
                    ? ""
                    : Words.count(f.done())
                        + " of "
                        + Words.count(f.planned())
                        + " requests a side")
            .orElse(
                recorded
                    ? "This is a recording: there is no service to compare. The live window can."
                    : "the same " + REQUESTS + " seeded requests both ways, interleaved"));
    show(progress, !progress.getText().isEmpty());
    shown.ifPresent(this::fill);
  }

  private void fill(ComparisonFigures figures) {
    headline.setText(ComparisonWords.headline(figures));
    verdict.setText(figures.verdict());
    interval.setText(ComparisonWords.interval(figures));
    bars.setWidth(Math.rint(area.getWidth()));
    bars.setHeight(Math.rint(ink.px(BARS)));
    GraphicsContext gc = bars.getGraphicsContext2D();
    Palette p = ink.palette();
    double w = bars.getWidth();
    gc.clearRect(0, 0, w, bars.getHeight());
    double from = ink.bold(12).write(gc, "CACHE ON vs OFF", 0, ink.px(10), p.muted());
    String how = "same " + Words.count(figures.planned()) + " requests, interleaved";
    Ink.Pen small = ink.sans(11);
    small.writeTo(gc, small.fit(how, w - from - ink.px(8)), w, ink.px(10), p.muted());
    double longest = Math.max(1, Math.max(figures.on().mean(), figures.off().mean()));
    arm(gc, "off", figures.off(), ink.px(34), longest, p.database(), w);
    arm(gc, "on", figures.on(), ink.px(90), longest, p.accent(), w);
    area.setAccessibleText(
        headline.getText() + ". off: " + details(figures.off()) + "; on: " + details(figures.on()));
  }

  private void arm(
      GraphicsContext gc,
      String name,
      ArmFigures arm,
      double y,
      double longest,
      Color color,
      double w) {
    Palette p = ink.palette();
    ink.bold(13).write(gc, name, 0, y, p.text());
    double x = ink.px(36);
    double length = Math.max(1, (w - x) * arm.mean() / longest);
    gc.setFill(color);
    gc.fillRect(x, y - ink.px(9), length, ink.px(18));
    String mean = "mean " + Words.duration((long) arm.mean());
    Ink.Pen pen = ink.bold(12);
    boolean inside = pen.width(mean) + ink.px(16) < length;
    double at = inside ? x + ink.px(8) : x + length + ink.px(6);
    pen.write(gc, mean, at, y, inside ? p.background() : p.text());
    Ink.Pen mono = ink.mono(11);
    String percentiles = ComparisonWords.percentiles(arm);
    mono.write(gc, mono.fit(percentiles, w - x), x, y + ink.px(18), p.muted());
    mono.write(gc, mono.fit(ComparisonWords.loads(arm), w - x), x, y + ink.px(33), p.muted());
  }

  private static String details(ArmFigures arm) {
    return ComparisonWords.percentiles(arm) + ", " + ComparisonWords.loads(arm);
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  int draws() {
    return draws;
  }
}
