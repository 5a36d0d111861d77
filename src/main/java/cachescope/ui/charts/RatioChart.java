package cachescope.ui.charts;

import cachescope.session.Frame;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Words;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Hits over lookups: of the last 10 s as a strong line, since the session began as a thin one. */
public final class RatioChart extends ChartPanel<RatioLook> {
  public RatioChart() {
    super("ratio-chart", 120);
  }

  @Override
  boolean speaks(Frame frame) {
    var totals = frame.metrics().totals();
    return totals.hits() + totals.misses() >= 10;
  }

  @Override
  RatioLook look(Frame frame, long t) {
    return RatioLook.of(frame, t);
  }

  @Override
  void draw(GraphicsContext gc, RatioLook look, double w, double h, double hover, Ink ink) {
    Palette p = ink.palette();
    var plot = new Minute(ink.px(54), w - ink.px(4), ink.px(30), h - ink.px(18), look.end());
    plot.title(gc, "HIT RATIO", "last 10 s, and since the start", w, ink);
    for (int percent = 0; percent <= 100; percent += 50) {
      plot.level(gc, percent + " %", percent / 100.0, ink);
    }
    plot.foot(gc, ink);
    line(gc, plot, look.starts(), look.total(), p.muted(), 1.5);
    line(gc, plot, look.starts(), look.recent(), p.hit(), 2.5);
    double recentY = Double.isNaN(look.now()) ? -99 : plot.y(look.now());
    double totalY = Double.isNaN(look.all()) ? -99 : plot.y(look.all());
    plot.label(gc, "last 10 s " + Words.percent(look.now()), recentY, p.hit(), ink);
    if (Math.abs(totalY - recentY) > ink.px(17)) {
      plot.label(gc, "since the start " + Words.percent(look.all()), totalY, p.muted(), ink);
    }
    plot.column(hover).ifPresent(at -> plot.readOut(gc, hover, readOut(look, at), ink));
  }

  private static String readOut(RatioLook look, long at) {
    for (int i = 0; i < look.starts().size(); i++) {
      if (look.starts().get(i) == at) {
        return Words.span(look.end() - at)
            + " ago: 10 s "
            + Words.percent(look.recent().get(i))
            + ", since the start "
            + Words.percent(look.total().get(i));
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
        + Words.percent(look.now())
        + " in the last 10 seconds, "
        + Words.percent(look.all())
        + " since the start";
  }
}
