package cachescope.ui.stage;

import cachescope.event.Measure;
import cachescope.event.Question;
import cachescope.event.Question.OfExit;
import cachescope.event.Question.OfKey;
import cachescope.event.Question.OfNextVictim;
import cachescope.event.Question.OfNumber;
import cachescope.event.Question.OfRequest;
import cachescope.stage.KeyCell;
import cachescope.stage.Verdict;
import cachescope.ui.Ink;
import cachescope.why.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;

/** What on the stage can be asked about, and where it is just now. */
final class StageTargets {
  private final Node headline;
  private final Canvas bar;
  private final BoxesLayer boxes;
  private final RedisLayer redis;
  private final Supplier<List<CellGrid>> grids;
  private final TokensLayer tokens;

  StageTargets(
      Node headline,
      Canvas bar,
      BoxesLayer boxes,
      RedisLayer redis,
      Supplier<List<CellGrid>> grids,
      TokensLayer tokens) {
    this.headline = headline;
    this.bar = bar;
    this.boxes = boxes;
    this.redis = redis;
    this.grids = grids;
    this.tokens = tokens;
  }

  /** All that have a fixed place, in reading order. */
  List<Target> all(StageMap map, Optional<Verdict> verdict, Ink ink) {
    List<Target> all = new ArrayList<>();
    verdict.ifPresent(v -> {
      Rectangle2D top = bounds(headline);
      Rectangle2D under = bounds(bar);
      double h = under.getMaxY() - top.getMinY();
      all.add(
          new Target(
              new Rectangle2D(top.getMinX(), top.getMinY(), top.getWidth(), h),
              new OfRequest(v.requestId()),
              "this answer"));
    });
    boxes.drawn().filter(looks -> !looks.empty()).ifPresent(looks -> numbers(all, looks, map, ink));
    redisRows(all, ink);
    return all;
  }

  private void numbers(List<Target> all, BoxLooks looks, StageMap map, Ink ink) {
    Rectangle2D c = map.client();
    number(all, c, 0.47, Measure.REQUESTS_PER_SECOND, "requests a second", ink);
    number(all, c, 0.75, Measure.IN_FLIGHT, "requests in flight", ink);
    Rectangle2D s = map.serviceHead();
    double[] lines = BoxesLayer.serviceLines(looks, s.getHeight());
    number(all, s, lines[0] / s.getHeight(), Measure.HIT_RATIO, "hit ratio", ink);
    int stale = looks.asked().rest().isEmpty() ? 1 : 2;
    number(all, s, lines[stale] / s.getHeight(), Measure.STALE_READS, "stale reads", ink);
    Rectangle2D d = map.database();
    number(all, d, 0.42, Measure.LOADS_PER_SECOND, "database loads a second", ink);
    number(all, d, 0.63, Measure.BUSY, "busy connections", ink);
    number(all, d, 0.84, Measure.WAITING, "requests waiting for a connection", ink);
  }

  private void number(
      List<Target> all, Rectangle2D box, double along, Measure measure, String words, Ink ink) {
    Canvas canvas = boxes.canvas();
    double half = ink.px(10);
    double y = canvas.getLayoutY() + box.getMinY() + box.getHeight() * along - half;
    double x = canvas.getLayoutX() + box.getMinX() + ink.px(5);
    double w = Math.max(1, box.getWidth() - ink.px(10));
    all.add(new Target(new Rectangle2D(x, y, w, 2 * half), new OfNumber(measure), words));
  }

  private void redisRows(List<Target> all, Ink ink) {
    Canvas canvas = redis.canvas();
    Optional<RedisLook> look = redis.drawn();
    if (look.isEmpty()) {
      return;
    }
    double w = Math.max(1, canvas.getWidth() - ink.px(20));
    double row = ink.px(20);
    all.add(row(0, ink.px(10), w * 0.55, row, new OfNumber(Measure.KEYS), "keys in Redis", ink));
    all.add(
        row(
            w * 0.55,
            ink.px(10),
            w * 0.45,
            row,
            new OfNumber(Measure.MEMORY),
            "Redis's memory",
            ink));
    if (look.get().head().alarm().isEmpty()) {
      all.add(row(0, ink.px(32), w, row, new OfNextVictim(), "which key leaves next", ink));
    }
    for (RedisLayer.Left left : redis.left()) {
      Rectangle2D at = left.at();
      all.add(
          new Target(
              moved(at, canvas),
              new OfExit(left.exit().key(), left.exit().at()),
              left.exit().key() + ", " + StageWords.reason(left.exit())));
    }
  }

  private Target row(
      double x, double y, double w, double h, Question question, String words, Ink ink) {
    var at = new Rectangle2D(x + ink.px(10), y, w, h);
    return new Target(moved(at, redis.canvas()), question, words);
  }

  /** What is at a point of the board: a token, a key, or something with a fixed place. */
  Optional<Target> at(double x, double y, List<Target> fixed) {
    return token(x, y)
        .or(() -> key(x, y))
        .or(() -> fixed.stream().filter(target -> target.at().contains(x, y)).findFirst());
  }

  private Optional<Target> token(double x, double y) {
    Canvas canvas = tokens.canvas();
    return tokens
        .at(x - canvas.getLayoutX(), y - canvas.getLayoutY())
        .map(look ->
            new Target(
                around(look),
                new OfRequest(look.requestId()),
                "the request on its way, " + look.sign().word()));
  }

  private Rectangle2D around(TokenLook look) {
    Canvas canvas = tokens.canvas();
    double side = 28;
    return new Rectangle2D(
        canvas.getLayoutX() + look.x() - side / 2,
        canvas.getLayoutY() + look.y() - side / 2,
        side,
        side);
  }

  private Optional<Target> key(double x, double y) {
    for (CellGrid cells : grids.get()) {
      Canvas canvas = cells.canvas();
      double left = x - canvas.getLayoutX();
      double down = y - canvas.getLayoutY();
      if (left >= 0 && down >= 0 && left < canvas.getWidth() && down < canvas.getHeight()) {
        int slot = cells.slotAt(left, down);
        return cells.keyIn(slot).map(cell -> cell(cells, slot, cell));
      }
    }
    return Optional.empty();
  }

  private static Target cell(CellGrid cells, int slot, KeyCell cell) {
    var at = moved(cells.placeOf(slot), cells.canvas());
    return new Target(at, new OfKey(cell.key()), cell.key());
  }

  /** Where the things are that an explanation is about. */
  List<Rectangle2D> marks(Explanation why) {
    List<Rectangle2D> marks = new ArrayList<>();
    Set<String> keys = why.keys();
    if (!keys.isEmpty()) {
      grids.get().forEach(cells -> cells(cells, keys, marks));
    }
    for (RedisLayer.Left left : redis.left()) {
      if (keys.contains(left.exit().key())) {
        marks.add(moved(left.at(), redis.canvas()));
      }
    }
    for (TokenLook look : tokens.looks()) {
      if (why.requests().contains(look.requestId())) {
        marks.add(around(look));
      }
    }
    return marks;
  }

  private static void cells(CellGrid cells, Set<String> keys, List<Rectangle2D> marks) {
    for (int slot = 0; slot < cells.slots(); slot++) {
      if (cells.keyIn(slot).filter(cell -> keys.contains(cell.key())).isPresent()) {
        marks.add(moved(cells.placeOf(slot), cells.canvas()));
      }
    }
  }

  private static Rectangle2D moved(Rectangle2D at, Node canvas) {
    return new Rectangle2D(
        at.getMinX() + canvas.getLayoutX(),
        at.getMinY() + canvas.getLayoutY(),
        at.getWidth(),
        at.getHeight());
  }

  private static Rectangle2D bounds(Node node) {
    var in = node.getBoundsInParent();
    return new Rectangle2D(
        in.getMinX(), in.getMinY(), Math.max(0, in.getWidth()), Math.max(0, in.getHeight()));
  }
}
