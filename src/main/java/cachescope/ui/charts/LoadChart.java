package cachescope.ui.charts;

import cachescope.event.Measure;
import cachescope.event.Question;
import cachescope.event.Question.OfNumber;
import cachescope.event.Question.OfSecond;
import cachescope.session.Frame;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.canvas.GraphicsContext;

/**
 * What the database has done: loads a second as bars. Who is busy and who waits now is told in one
 * place only, the box on the stage.
 */
public final class LoadChart extends ChartPanel<LoadLook> {
  public LoadChart(Consumer<Question> asks) {
    super("load-chart", 120, asks);
  }

  @Override
  Optional<Question> question(LoadLook look, double x, double y, double w, double h, Ink ink) {
    Minute plot = plot(look, w, h, ink);
    boolean inside = y >= plot.top() && y <= plot.foot();
    return inside && plot.second(x).isPresent()
        ? plot.second(x).map(OfSecond::new)
        : Optional.of(new OfNumber(Measure.LOADS_PER_SECOND));
  }

  private static Minute plot(LoadLook look, double w, double h, Ink ink) {
    return new Minute(ink.px(54), w - ink.px(4), ink.px(30), h - ink.px(36), look.end());
  }

  @Override
  boolean speaks(Frame frame) {
    return frame.metrics().totals().databaseLoads() >= 3 || frame.stage().database().waiting() > 0;
  }

  @Override
  LoadLook look(Frame frame, long t) {
    return LoadLook.of(frame, t);
  }

  @Override
  void draw(GraphicsContext gc, LoadLook look, double w, double h, double hover, Ink ink) {
    Palette p = ink.palette();
    Minute plot = plot(look, w, h, ink);
    plot.title(gc, "DATABASE LOAD", "loads finished a second", w, ink);
    int top = ceiling(Math.max(1, look.most()));
    plot.level(gc, "0 /s", 0, ink);
    plot.level(gc, Words.count(top) + " /s", 1, ink);
    plot.foot(gc, end(), ink);
    double bar = (plot.right() - plot.left()) / look.perSecond().size();
    gc.setFill(p.database());
    for (int i = 0; i < look.perSecond().size(); i++) {
      double height = (plot.foot() - plot.top()) * look.perSecond().get(i) / top;
      gc.fillRect(plot.left() + i * bar + 0.5, plot.foot() - height, Math.max(1, bar - 1), height);
    }
    double y = h - ink.px(9);
    Sign.LOAD.draw(gc, ink.px(5), y, ink.px(4), p.database());
    String last = Words.count(look.last(), "load") + " in the last whole second";
    ink.sans(11.5).write(gc, last, ink.px(14), y, p.database());
    plot.column(hover).ifPresent(at -> readOut(gc, plot, look, hover, at, ink));
  }

  private static void readOut(
      GraphicsContext gc, Minute plot, LoadLook look, double hover, long at, Ink ink) {
    int ago = (int) ((look.end() - at - 1) / LoadLook.SECOND);
    int index = look.perSecond().size() - 1 - ago;
    if (index >= 0 && index < look.perSecond().size()) {
      String words =
          plot.ago(at)
              + ": "
              + Words.count(look.perSecond().get(index), "load")
              + " in that second";
      plot.readOut(gc, hover, words, ink);
    }
  }

  /** The next 1, 2 or 5 times a power of ten. */
  static int ceiling(int most) {
    int power = 1;
    while (power * 10 <= most) {
      power *= 10;
    }
    for (int step : new int[] {1, 2, 5, 10}) {
      if (step * power >= most) {
        return step * power;
      }
    }
    return 10 * power;
  }

  @Override
  String words(LoadLook look) {
    return "Database: "
        + Words.count(look.last(), "load")
        + " in the last whole second, at most "
        + look.most()
        + " in a second of the last minute";
  }
}
