package cachescope.ui.stage;

import cachescope.metrics.TimeColumn;
import cachescope.ui.Ink;
import cachescope.ui.Marks;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/**
 * The last minute in four lanes: hits, misses, keys that left, faults. Drawn again when a column
 * changed, at most five times a second.
 */
final class Lanes extends Region {
  private static final int COLUMNS = 240;
  private static final double LANE = 16;

  /** What is drawn: two equal ones give the same pixels. */
  private record Look(long end, List<TimeColumn> columns) {}

  private record Lane(String name, List<Kind> kinds) {}

  private record Kind(Sign sign, ToIntFunction<TimeColumn> count) {}

  private static final List<Lane> LANES =
      List.of(
          new Lane("hit", List.of(new Kind(Sign.HIT, TimeColumn::hits))),
          new Lane("miss", List.of(new Kind(Sign.MISS, c -> c.misses() + c.others()))),
          new Lane(
              "left",
              List.of(
                  new Kind(Sign.EVICTED, TimeColumn::evicted),
                  new Kind(Sign.EXPIRED, TimeColumn::expired),
                  new Kind(Sign.INVALIDATED, TimeColumn::invalidated))),
          new Lane(
              "faults",
              List.of(
                  new Kind(Sign.ERROR, TimeColumn::faults),
                  new Kind(Sign.STALE, TimeColumn::stale))));

  private final Canvas canvas = new Canvas();
  private final Map<Sign, Marks> marks = new EnumMap<>(Sign.class);
  private final Pace pace = new Pace(200_000_000L);
  private Look drawn = new Look(-1, List.of());
  private boolean forgotten = true;
  private int draws;

  Lanes() {
    getChildren().add(canvas);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setId("lanes");
  }

  int draws() {
    return draws;
  }

  void theme(double textScale) {
    setMinHeight(LANE * LANES.size() * textScale);
    setPrefHeight(LANE * LANES.size() * textScale);
    forgotten = true;
  }

  @Override
  protected void layoutChildren() {
    double w = Math.rint(getWidth());
    double h = Math.rint(getHeight());
    forgotten |= canvas.getWidth() != w || canvas.getHeight() != h;
    canvas.setWidth(w);
    canvas.setHeight(h);
  }

  void show(List<TimeColumn> columns, long t, long now, Ink ink) {
    long end = (Math.floorDiv(t, TimeColumn.SPAN) + 1) * TimeColumn.SPAN;
    var look = new Look(end, columns);
    if (!forgotten && (pace.early(now) || look.equals(drawn))) {
      return;
    }
    pace.drawn(now);
    forgotten = false;
    drawn = look;
    draws++;
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    for (int i = 0; i < LANES.size(); i++) {
      lane(gc, LANES.get(i), ink.px(LANE) * (i + 0.5), look, ink);
    }
    setAccessibleText(words(columns));
  }

  private void lane(GraphicsContext gc, Lane lane, double y, Look look, Ink ink) {
    Palette p = ink.palette();
    double left = ink.px(46);
    double right = canvas.getWidth() - ink.px(6);
    ink.sans(11.5).write(gc, lane.name(), 0, y, p.muted());
    gc.setStroke(p.line());
    gc.setLineWidth(1);
    gc.strokeLine(left, Math.rint(y) + 0.5, right, Math.rint(y) + 0.5);
    for (Kind kind : lane.kinds()) {
      Marks ofKind = marks.computeIfAbsent(kind.sign(), Marks::new);
      for (TimeColumn column : look.columns()) {
        double ago = (double) (look.end() - column.start() - TimeColumn.SPAN / 2) / TimeColumn.SPAN;
        int n = kind.count().applyAsInt(column);
        if (ago <= COLUMNS && n > 0) {
          double x = right - (right - left) * ago / COLUMNS;
          ofKind.add(x, y, ink.px(Math.min(6, 2.6 + Math.log10(n))));
        }
      }
      ofKind.draw(gc, kind.sign().color(p));
    }
  }

  private static String words(List<TimeColumn> columns) {
    var words = new StringBuilder("The last 60 seconds: ");
    for (Lane lane : LANES) {
      for (Kind kind : lane.kinds()) {
        int n = columns.stream().mapToInt(kind.count()).sum();
        words.append(n).append(' ').append(kind.sign().word()).append(", ");
      }
    }
    words.setLength(words.length() - 2);
    return words.toString();
  }
}
