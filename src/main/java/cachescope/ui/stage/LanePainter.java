package cachescope.ui.stage;

import cachescope.session.Strip.Kind;
import cachescope.session.Timeline;
import cachescope.ui.Ink;
import cachescope.ui.Marks;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/** Draws the lanes, the time below them, where settings changed, and since when detail is kept. */
final class LanePainter {
  static final long STEP = 250_000_000L;

  /** Pixels at text scale 1. */
  static final double LEFT = 46;

  static final double RIGHT = 8;
  private static final double LANE = 15;
  private static final double AXIS = 17;
  private static final double COLUMN = 3;

  /**
   * What is drawn: two equal ones give the same pixels.
   *
   * @param seq last event in the picture, -1 where it is the present
   */
  record Look(Viewport view, Timeline timeline, long seq) {}

  record Lane(String name, List<Mark> marks) {}

  record Mark(Sign sign, Kind kind) {}

  static final List<Lane> LANES =
      List.of(
          new Lane("hit", List.of(new Mark(Sign.HIT, Kind.HIT))),
          new Lane("miss", List.of(new Mark(Sign.MISS, Kind.MISS))),
          new Lane(
              "left",
              List.of(
                  new Mark(Sign.EVICTED, Kind.EVICTED),
                  new Mark(Sign.EXPIRED, Kind.EXPIRED),
                  new Mark(Sign.INVALIDATED, Kind.INVALIDATED))),
          new Lane(
              "faults",
              List.of(new Mark(Sign.ERROR, Kind.FAULT), new Mark(Sign.STALE, Kind.STALE))));

  static final double HEIGHT = LANE * LANES.size() + AXIS;

  private static final long[] TICKS = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600};

  private final Map<Sign, Marks> stamps = new EnumMap<>(Sign.class);

  LaneCounts draw(Canvas canvas, Look look, long edge, Ink ink) {
    GraphicsContext gc = canvas.getGraphicsContext2D();
    double left = ink.px(LEFT);
    double right = Math.max(left + 10, canvas.getWidth() - ink.px(RIGHT));
    gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    var counts =
        new LaneCounts(look.timeline(), look.view(), (int) ((right - left) / ink.px(COLUMN)));
    withoutDetail(gc, look, left, right, ink);
    axis(gc, look.view(), left, right, ink);
    changes(gc, look, left, right, ink);
    for (int i = 0; i < LANES.size(); i++) {
      lane(gc, LANES.get(i), counts, ink.px(LANE) * (i + 0.5), left, right, ink);
    }
    edge(gc, look.view(), edge, left, right, ink);
    return counts;
  }

  private void lane(
      GraphicsContext gc,
      Lane lane,
      LaneCounts counts,
      double y,
      double left,
      double right,
      Ink ink) {
    Palette p = ink.palette();
    ink.sans(11.5).write(gc, lane.name(), 0, y, p.muted());
    gc.setStroke(p.line());
    gc.setLineWidth(1);
    gc.strokeLine(left, Math.rint(y) + 0.5, right, Math.rint(y) + 0.5);
    for (Mark mark : lane.marks()) {
      Marks ofKind = stamps.computeIfAbsent(mark.sign(), Marks::new);
      long[] columns = counts.of(mark.kind());
      double wide = (right - left) / columns.length;
      for (int i = 0; i < columns.length; i++) {
        if (columns[i] > 0) {
          double r = Math.min(6, 2.6 + Math.log10((double) columns[i]));
          ofKind.add(left + (i + 0.5) * wide, y, ink.px(r));
        }
      }
      ofKind.draw(gc, mark.sign().color(p));
    }
  }

  /** Of the time before detail was kept there are only counts: it is shaded, and says so. */
  private static void withoutDetail(
      GraphicsContext gc, Look look, double left, double right, Ink ink) {
    long from = look.timeline().detailFrom();
    if (from <= Math.max(0, look.view().from())) {
      return;
    }
    double x = left + Math.min(1, look.view().share(from)) * (right - left);
    gc.setFill(ink.palette().line().deriveColor(0, 1, 1, 0.45));
    gc.fillRect(left, 0, x - left, ink.px(LANE) * LANES.size());
    Ink.Pen pen = ink.sans(10.5);
    String words = "only counts before " + Words.clock(from);
    if (pen.width(words) < x - left - ink.px(8)) {
      pen.write(gc, words, left + ink.px(4), ink.px(LANE) * 3.5, ink.palette().muted());
    }
  }

  private static void axis(GraphicsContext gc, Viewport view, double left, double right, Ink ink) {
    Palette p = ink.palette();
    Ink.Pen pen = ink.mono(10);
    double room = pen.width("00:00:00") + ink.px(18);
    long step = TICKS[TICKS.length - 1] * Viewport.SECOND;
    for (int i = TICKS.length - 1; i >= 0; i--) {
      long nanos = TICKS[i] * Viewport.SECOND;
      if ((right - left) * nanos / view.span() >= room) {
        step = nanos;
      }
    }
    while ((right - left) * step / view.span() < room) {
      step *= 2;
    }
    double y = ink.px(LANE) * LANES.size();
    gc.setStroke(p.line());
    gc.setLineWidth(1);
    for (long t = Math.max(0, Math.ceilDiv(view.from(), step) * step); t <= view.to(); t += step) {
      double x = Math.rint(left + view.share(t) * (right - left)) + 0.5;
      gc.strokeLine(x, y, x, y + ink.px(4));
      double half = pen.width("00:00:00") / 2;
      if (x - half > left - ink.px(20) && x + half < right + ink.px(RIGHT)) {
        pen.centre(gc, Words.clock(t), x, y + ink.px(10.5), p.muted());
      }
    }
  }

  private static void changes(GraphicsContext gc, Look look, double left, double right, Ink ink) {
    Palette p = ink.palette();
    double foot = ink.px(LANE) * LANES.size();
    double last = Double.NEGATIVE_INFINITY;
    for (Timeline.Change change : look.timeline().changes()) {
      double x = Math.rint(left + look.view().share(change.at()) * (right - left)) + 0.5;
      if (!look.view().shows(change.at()) || x - last < 2) {
        continue;
      }
      last = x;
      gc.setStroke(p.accent());
      gc.setLineWidth(1);
      gc.strokeLine(x, 0, x, foot);
      Sign.WRITE.draw(gc, x, foot + ink.px(2), ink.px(4), p.accent());
    }
  }

  private static void edge(
      GraphicsContext gc, Viewport view, long edge, double left, double right, Ink ink) {
    if (view.shows(edge)) {
      double x = Math.rint(left + view.share(edge) * (right - left)) + 0.5;
      gc.setStroke(ink.palette().accent());
      gc.setLineWidth(1);
      gc.strokeLine(x, 0, x, ink.px(LANE) * LANES.size());
    }
  }
}
