package cachescope.ui.charts;

import cachescope.event.Question;
import cachescope.session.Frame;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.canvas.GraphicsContext;

/**
 * A histogram of the times left: one wall of keys that will end together is an avalanche to come;
 * with jitter they are spread.
 */
public final class ExpiryChart extends ChartPanel<ExpiryLook> {
  public ExpiryChart(Consumer<Question> asks) {
    super("expiry-chart", 120, asks);
  }

  @Override
  boolean speaks(Frame frame) {
    return ExpiryLook.speaks(frame);
  }

  @Override
  ExpiryLook look(Frame frame, long t) {
    return ExpiryLook.of(frame, t);
  }

  @Override
  Optional<Question> question(ExpiryLook look, double x, double y, double w, double h, Ink ink) {
    return Optional.empty();
  }

  @Override
  void draw(GraphicsContext gc, ExpiryLook look, double w, double h, double hover, Ink ink) {
    Palette p = ink.palette();
    double left = ink.px(54);
    double right = w - ink.px(4);
    double top = ink.px(30);
    double foot = h - ink.px(36);
    ink.bold(12).write(gc, "WHEN KEYS EXPIRE", 0, ink.px(10), p.muted());
    ink.sans(11).writeTo(gc, "keys a step, by time left", w, ink.px(10), p.muted());
    int most = LoadChart.ceiling(Math.max(1, look.most()));
    gc.setStroke(p.line());
    gc.setLineWidth(1);
    for (int share = 0; share <= 1; share++) {
      double y = Math.rint(foot - share * (foot - top)) + 0.5;
      gc.strokeLine(left, y, right, y);
      String words = Words.count(share == 0 ? 0 : most);
      ink.mono(11).writeTo(gc, words, left - ink.px(8), y, p.muted());
    }
    double bar = (right - left) / look.counts().size();
    gc.setFill(p.expired());
    for (int i = 0; i < look.counts().size(); i++) {
      double height = (foot - top) * look.counts().get(i) / most;
      gc.fillRect(left + i * bar + 0.5, foot - height, Math.max(1, bar - 1), height);
    }
    ink.sans(11).write(gc, end(), left, foot + ink.px(9), p.muted());
    ink.sans(11).writeTo(gc, "in " + Words.span(look.span()), right, foot + ink.px(9), p.muted());
    double y = h - ink.px(9);
    Sign.EXPIRED.draw(gc, ink.px(5), y, ink.px(4), p.expired());
    Ink.Pen pen = ink.sans(11.5);
    pen.write(gc, pen.fit(summary(look), w - ink.px(16)), ink.px(14), y, p.expired());
    int at = (int) Math.floor((hover - left) / bar);
    if (hover >= left && at < look.counts().size()) {
      String words =
          "in %s to %s: %s"
              .formatted(
                  seconds(at * look.step()),
                  seconds((at + 1) * look.step()),
                  Words.count(look.counts().get(at), "key"));
      ink.bold(11).centre(gc, words, (left + right) / 2, top - ink.px(6), p.text());
    }
  }

  private static String summary(ExpiryLook look) {
    String overdue =
        look.overdue() == 0 ? "" : " · " + Words.count(look.overdue()) + " over, not yet removed";
    String endless = look.endless() == 0 ? "" : " · " + Words.count(look.endless()) + " never";
    return "at most "
        + Words.count(look.most())
        + " of "
        + Words.count(look.ending(), "key")
        + " within "
        + seconds(look.step())
        + overdue
        + endless;
  }

  private static String seconds(long nanos) {
    return nanos < 1_000_000_000L
        ? Words.duration(nanos)
        : nanos % 1_000_000_000L == 0 ? Words.span(nanos) : "%.1f s".formatted(nanos / 1e9);
  }

  @Override
  String words(ExpiryLook look) {
    return "When keys expire: " + summary(look);
  }
}
