package cachescope.ui.charts;

import cachescope.event.Measure;
import cachescope.event.Question;
import cachescope.event.Question.OfNumber;
import cachescope.event.Question.OfSecond;
import cachescope.metrics.TimeColumn;
import cachescope.session.Frame;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Hits over lookups: of the last 10 s as a strong line, since the session began as a thin one. Grey
 * bars are reads that the cache did not answer: no ratio speaks of them.
 */
public final class RatioChart extends ChartPanel<RatioLook> {
  public RatioChart(Consumer<Question> asks) {
    super("ratio-chart", 138, asks);
  }

  @Override
  Optional<Question> question(RatioLook look, double x, double y, double w, double h, Ink ink) {
    Minute plot = plot(look, w, h, ink);
    boolean inside = y >= plot.top() && y <= plot.foot();
    return inside && plot.second(x).isPresent()
        ? plot.second(x).map(OfSecond::new)
        : Optional.of(new OfNumber(Measure.HIT_RATIO));
  }

  private static Minute plot(RatioLook look, double w, double h, Ink ink) {
    return new Minute(ink.px(54), w - ink.px(4), ink.px(30), h - ink.px(36), look.end());
  }

  @Override
  boolean speaks(Frame frame) {
    var totals = frame.metrics().totals();
    return totals.requests() >= 10;
  }

  @Override
  RatioLook look(Frame frame, long t) {
    return RatioLook.of(frame, t);
  }

  @Override
  void draw(GraphicsContext gc, RatioLook look, double w, double h, double hover, Ink ink) {
    Palette p = ink.palette();
    Minute plot = plot(look, w, h, ink);
    plot.title(gc, "HIT RATIO", "of the reads that the cache answered", w, ink);
    for (int percent = 0; percent <= 100; percent += 50) {
      plot.level(gc, percent + " %", percent / 100.0, ink);
    }
    plot.foot(gc, end(), ink);
    without(gc, plot, look, p.muted().deriveColor(0, 1, 1, 0.45));
    line(gc, plot, look.starts(), look.total(), p.muted(), 1.5);
    line(gc, plot, look.starts(), look.recent(), p.hit(), 2.5);
    double recentY = plot.y(look.now().silent() ? 0.5 : look.now().ratio());
    recentY = Double.isNaN(recentY) ? -99 : recentY;
    double totalY = Double.isNaN(look.all()) ? -99 : plot.y(look.all());
    Color color = look.now().whole() ? p.hit() : look.now().silent() ? p.muted() : p.text();
    plot.label(gc, "last 10 s " + now(look), recentY, color, ink);
    if (Math.abs(totalY - recentY) > ink.px(17)) {
      plot.label(gc, "since the start " + Words.percent(look.all()), totalY, p.muted(), ink);
    }
    legend(gc, h - ink.px(9), ink);
    plot.column(hover).ifPresent(at -> plot.readOut(gc, hover, readOut(look, at), ink));
  }

  private static String now(RatioLook look) {
    String rest = look.now().rest();
    return look.now().words() + (rest.isEmpty() ? "" : " · " + rest);
  }

  private static void legend(GraphicsContext gc, double y, Ink ink) {
    Palette p = ink.palette();
    Ink.Pen pen = ink.sans(11);
    double dash = ink.px(14);
    gc.setStroke(p.hit());
    gc.setLineWidth(2.5);
    gc.strokeLine(0, y, dash, y);
    double x = pen.write(gc, "last 10 s", dash + ink.px(5), y, p.hit()) + ink.px(12);
    gc.setStroke(p.muted());
    gc.setLineWidth(1.5);
    gc.strokeLine(x, y, x + dash, y);
    x = pen.write(gc, "since the start", x + dash + ink.px(5), y, p.muted()) + ink.px(12);
    gc.setFill(p.muted().deriveColor(0, 1, 1, 0.45));
    gc.fillRect(x, y - ink.px(4), ink.px(8), ink.px(8));
    pen.write(gc, "without the cache", x + ink.px(13), y, p.muted());
  }

  private static void without(GraphicsContext gc, Minute plot, RatioLook look, Color color) {
    gc.setFill(color);
    double w = plot.x(TimeColumn.SPAN) - plot.x(0);
    for (int i = 0; i < look.without().size(); i++) {
      double x = plot.x(look.starts().get(i));
      double share = look.without().get(i);
      if (share > 0 && x >= plot.left()) {
        gc.fillRect(x, plot.y(share), w, plot.foot() - plot.y(share));
      }
    }
  }

  private static String readOut(RatioLook look, long at) {
    for (int i = 0; i < look.starts().size(); i++) {
      if (look.starts().get(i) == at) {
        return Words.span(look.end() - at)
            + " ago: 10 s "
            + Words.percent(look.recent().get(i))
            + ", since the start "
            + Words.percent(look.total().get(i))
            + ", without the cache "
            + Words.percent(look.without().get(i));
      }
    }
    return "nothing asked then";
  }

  private static void line(
      GraphicsContext gc,
      Minute plot,
      List<Long> starts,
      List<Double> values,
      Color color,
      double width) {
    gc.setStroke(color);
    gc.setLineWidth(width);
    gc.beginPath();
    boolean pen = false;
    for (int i = 0; i < values.size(); i++) {
      double x = plot.x(starts.get(i));
      if (Double.isNaN(values.get(i)) || x < plot.left()) {
        pen = false;
        continue;
      }
      double y = plot.y(values.get(i));
      if (pen) {
        gc.lineTo(x, y);
      } else {
        gc.moveTo(x, y);
      }
      pen = true;
    }
    gc.stroke();
  }

  @Override
  String words(RatioLook look) {
    return "Hit ratio: "
        + now(look)
        + " in the last 10 seconds, "
        + Words.percent(look.all())
        + " since the start";
  }
}
