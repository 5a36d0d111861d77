package cachescope.ui.stage;

import cachescope.ui.Asked;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import cachescope.ui.Words;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Client, service and database with their numbers, and the wires between them. Redrawn when a
 * number changed.
 */
final class BoxesLayer {
  private static final int MOST_SLOTS = 20;

  private final Canvas canvas = new Canvas();
  private Optional<BoxLooks> drawn = Optional.empty();
  private final Pace pace = new Pace(100_000_000L);
  private int draws;

  Canvas canvas() {
    return canvas;
  }

  /** What it says now. */
  Optional<BoxLooks> drawn() {
    return drawn;
  }

  /** How often it was drawn. */
  int draws() {
    return draws;
  }

  void forget() {
    drawn = Optional.empty();
  }

  void show(BoxLooks looks, StageMap map, long now, Ink ink) {
    if (drawn.filter(last -> last.equals(looks) || early(last, looks, now)).isPresent()) {
      return;
    }
    pace.drawn(now);
    drawn = Optional.of(looks);
    draws++;
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    boolean start = looks.empty() && map.shape().shelves() == 0 && map.layer().isEmpty();
    wires(gc, map, ink, looks, start);
    if (start) {
      emptyStart(gc, looks, map, ink);
    } else {
      looks.breaker().ifPresent(state -> new BreakerPainter(gc, ink).draw(state, map));
      client(gc, looks, map.client(), ink);
      service(gc, looks, map, ink);
      ShelfPainter shelves = new ShelfPainter(gc, ink);
      shelves.shelves(looks.shelves(), map);
      map.layer().ifPresent(shelves::layer);
      database(gc, looks, map.database(), ink);
    }
  }

  /** The ratio is never late: a chart shows it too. */
  private boolean early(BoxLooks last, BoxLooks looks, long now) {
    return last.asked().equals(looks.asked()) && pace.early(now);
  }

  private static void wires(
      GraphicsContext gc, StageMap map, Ink ink, BoxLooks looks, boolean start) {
    gc.setStroke(ink.palette().line());
    gc.setLineWidth(ink.px(3));
    line(gc, map.toService());
    if (!start) {
      line(gc, map.toDatabase());
    }
    map.toLayer().ifPresent(way -> line(gc, way));
    if (looks.off()) {
      gc.setLineWidth(ink.px(1.5));
      gc.setLineDashes(ink.px(4), ink.px(6));
    }
    line(gc, map.lookup());
    if (!start) {
      line(gc, map.change());
    }
    gc.setLineDashes();
  }

  private static void line(GraphicsContext gc, StageMap.Wireway way) {
    gc.strokePolyline(
        way.points().stream().mapToDouble(Point2D::getX).toArray(),
        way.points().stream().mapToDouble(Point2D::getY).toArray(),
        way.points().size());
  }

  /**
   * One box for the client, one for the service with its database: the third, Redis, is drawn
   * elsewhere.
   */
  private static void emptyStart(GraphicsContext gc, BoxLooks looks, StageMap map, Ink ink) {
    Palette p = ink.palette();
    Rectangle2D c = map.client();
    outline(gc, c, ink, p.muted());
    title(gc, "Client", c, ink);
    ink.sans(12).write(gc, "asks", c.getMinX() + ink.px(14), ink.px(46), p.muted());
    Rectangle2D s = map.service();
    var both =
        new Rectangle2D(s.getMinX(), 0, map.database().getMaxX() - s.getMinX(), s.getHeight());
    outline(gc, both, ink, p.accent());
    title(gc, "UserService + database", both, ink);
    double x = both.getMinX() + ink.px(14);
    double room = both.getWidth() - ink.px(28);
    Ink.Pen pen = ink.sans(12);
    String first =
        looks.off()
            ? "the cache is off: it loads every answer from the database"
            : "asks Redis first; what Redis has not, it loads from the database";
    String then = looks.databaseName() + " answers after " + looks.delay() + " (added delay)";
    pen.write(gc, pen.fit(first, room), x, ink.px(46), p.muted());
    pen.write(gc, pen.fit(then, room), x, ink.px(67), p.muted());
  }

  private static void client(GraphicsContext gc, BoxLooks looks, Rectangle2D at, Ink ink) {
    Palette p = ink.palette();
    outline(gc, at, ink, p.muted());
    title(gc, "Client", at, ink);
    double x = at.getMinX() + ink.px(12);
    double room = at.getWidth() - ink.px(18);
    Ink.Pen big = ink.bold(17);
    big.write(gc, big.fit(looks.rate(), room), x, at.getHeight() * 0.47, p.text());
    Ink.Pen small = ink.sans(12);
    small.write(gc, small.fit(looks.inFlight(), room), x, at.getHeight() * 0.75, p.muted());
  }

  private static void service(GraphicsContext gc, BoxLooks looks, StageMap map, Ink ink) {
    Palette p = ink.palette();
    Rectangle2D at = map.serviceHead();
    double large = map.shape().dense() ? 24 : 18;
    boolean trouble = !looks.trouble().isEmpty();
    outline(gc, map.service(), ink, trouble ? p.danger() : p.accent());
    title(gc, looks.service(), at, ink);
    Asked asked = looks.asked();
    boolean rest = !asked.rest().isEmpty();
    double[] lines = serviceLines(looks, at.getHeight());
    int line = 0;
    boolean silent = looks.unasked();
    Color ratio = asked.whole() ? p.hit() : silent ? p.muted() : p.text();
    String name = silent ? "" : "hit ratio";
    row(gc, name, looks.ratio(), at, lines[line++], ratio, silent ? 13 : large, ink);
    if (rest) {
      String share = Words.percent(asked.without());
      row(gc, asked.name(), share, at, lines[line++], p.text(), 13, ink);
    }
    Color staleColor = looks.anyStale() ? Sign.STALE.color(p) : p.text();
    row(gc, "stale reads", looks.stale(), at, lines[line++], staleColor, 13, ink);
    if (trouble) {
      Ink.Pen pen = ink.bold(11.5);
      double x = at.getMinX() + ink.px(14);
      Sign.ERROR.draw(gc, x + ink.px(4), lines[line], ink.px(5), p.danger());
      double room = at.getWidth() - ink.px(34);
      boolean tight = pen.width(looks.trouble()) > room;
      String first = tight ? looks.trouble().replaceAll(" · .*", "") : looks.trouble();
      String words = pen.fit(first, room);
      pen.write(gc, words, x + ink.px(13), lines[line], p.danger());
    }
  }

  /** The middles of the service's lines, pixels from the top of its box. */
  static double[] serviceLines(BoxLooks looks, double h) {
    int rest = looks.asked().rest().isEmpty() ? 0 : 1;
    int trouble = looks.trouble().isEmpty() ? 0 : 1;
    return lines(h, 2 + rest + trouble);
  }

  /** The middles of so many lines under a box's title. */
  private static double[] lines(double h, int n) {
    return switch (n) {
      case 2 -> new double[] {h * 0.46, h * 0.75};
      case 3 -> new double[] {h * 0.44, h * 0.66, h * 0.86};
      default -> new double[] {h * 0.4, h * 0.57, h * 0.73, h * 0.89};
    };
  }

  private static void database(GraphicsContext gc, BoxLooks looks, Rectangle2D at, Ink ink) {
    Palette p = ink.palette();
    outline(gc, at, ink, p.database());
    double right = at.getMaxX() - ink.px(12);
    double name = ink.sans(11.5).writeTo(gc, looks.databaseName(), right, ink.px(19), p.muted());
    var rest = new Rectangle2D(at.getMinX(), 0, name - at.getMinX() + ink.px(12), at.getHeight());
    title(gc, "Database", rest, ink);
    double h = at.getHeight();
    row(gc, "loads", looks.loads(), at, h * 0.42, p.database(), 14, ink);
    String busy = looks.busy() + " of " + looks.connections();
    row(gc, "busy", busy, at, h * 0.63, p.text(), 12.5, ink);
    slots(gc, looks, at, h * 0.63, ink, ink.bold(12.5).width(busy));
    Color waiting = looks.waiting() > 0 ? Sign.WAITING.color(p) : p.text();
    String line = Words.count(looks.waiting());
    row(gc, "waiting", line, at, h * 0.84, waiting, 12.5, ink);
    queue(gc, looks.waiting(), at, h * 0.84, ink, ink.bold(12.5).width(line));
  }

  /** One little square a connection, filled while it is held. */
  private static void slots(
      GraphicsContext gc, BoxLooks looks, Rectangle2D at, double y, Ink ink, double wordWidth) {
    double from = at.getMinX() + ink.px(12) + ink.sans(12).width("waiting") + ink.px(8);
    double room = at.getMaxX() - ink.px(18) - wordWidth - from;
    int n = Math.min(MOST_SLOTS, looks.connections());
    double pitch = Math.min(ink.px(8), room / n);
    if (pitch < 3) {
      return;
    }
    double side = pitch - Math.max(1, pitch * 0.25);
    double filled = (double) looks.busy() / looks.connections() * n;
    for (int i = 0; i < n; i++) {
      gc.setFill(i < filled ? ink.palette().database() : ink.palette().line());
      gc.fillRect(from + i * pitch, y - side / 2, side, side);
    }
  }

  /** One tick a request in line, as many as there is room for. */
  private static void queue(
      GraphicsContext gc, int waiting, Rectangle2D at, double y, Ink ink, double wordWidth) {
    double from = at.getMinX() + ink.px(12) + ink.sans(12).width("waiting") + ink.px(8);
    double room = at.getMaxX() - ink.px(18) - wordWidth - from;
    double pitch = ink.px(4);
    int n = (int) Math.min(waiting, room / pitch);
    gc.setFill(Sign.WAITING.color(ink.palette()));
    for (int i = 0; i < n; i++) {
      gc.fillRect(from + i * pitch, y - ink.px(4), ink.px(2), ink.px(8));
    }
  }

  private static void outline(GraphicsContext gc, Rectangle2D at, Ink ink, Color line) {
    Palette p = ink.palette();
    ink.box(
        gc,
        at.getMinX(),
        at.getMinY(),
        at.getWidth(),
        at.getHeight(),
        ink.px(10),
        p.raised(),
        line,
        1.5);
  }

  private static void title(GraphicsContext gc, String words, Rectangle2D at, Ink ink) {
    Ink.Pen pen = ink.bold(14);
    String fit = pen.fit(words, at.getWidth() - ink.px(20));
    pen.write(gc, fit, at.getMinX() + ink.px(12), ink.px(19), ink.palette().text());
  }

  private static void row(
      GraphicsContext gc,
      String name,
      String value,
      Rectangle2D at,
      double y,
      Color color,
      double size,
      Ink ink) {
    double from = at.getMinX() + ink.px(12);
    double end = ink.bold(size).writeTo(gc, value, at.getMaxX() - ink.px(12), y, color);
    Ink.Pen pen = ink.sans(12);
    pen.write(gc, pen.fit(name, end - from - 4), from, y, ink.palette().muted());
  }
}
