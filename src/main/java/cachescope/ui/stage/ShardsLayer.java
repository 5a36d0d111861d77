package cachescope.ui.stage;

import cachescope.event.KeySlot;
import cachescope.event.Question;
import cachescope.event.RedisStatus;
import cachescope.event.RedisStatus.State;
import cachescope.stage.KeyCell;
import cachescope.stage.RedisView;
import cachescope.stage.ShardView;
import cachescope.stage.StageScene;
import cachescope.stage.TopologyView;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;

/**
 * The keys of a Cluster, each under the shard of its slot: columns side by side, with the shard's
 * slots and its share of our calls above. Where there are more shards than columns, some share one.
 */
final class ShardsLayer {
  /** Most columns. */
  static final int MOST = 6;

  private static final double NARROWEST = 128;
  private static final double HEAD = 50;

  /** One column. */
  private static final class Column {
    final CellGrid cells = new CellGrid();
    final Closer closer;

    Column(Pane board, TokensLayer tokens, Consumer<Question> asks) {
      // Tokens are looked at by the stage's own closer.
      closer = new Closer(board, cells, tokens, new Canvas(), asks);
    }
  }

  private final Canvas heads = new Canvas();
  private final List<Column> columns = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private List<ShardHead> drawn = List.of();
  private Rectangle2D place = Rectangle2D.EMPTY;
  private int used;
  private int draws;

  /**
   * @param asks is told what somebody wants explained
   */
  ShardsLayer(Pane board, TokensLayer tokens, Consumer<Question> asks) {
    nodes.add(heads);
    for (int i = 0; i < MOST; i++) {
      Column column = new Column(board, tokens, asks);
      columns.add(column);
      nodes.add(column.cells.canvas());
    }
    heads.setMouseTransparent(true);
    visible(0);
  }

  /** Everything that is drawn on. */
  List<Node> nodes() {
    return nodes;
  }

  /** What lies above everything else. */
  List<Node> cards() {
    return columns.stream().<Node>map(column -> column.closer.card()).toList();
  }

  /** The grids that are drawn, one a column. */
  List<CellGrid> grids() {
    return columns.stream().limit(used).map(column -> column.cells).toList();
  }

  void forget() {
    drawn = List.of();
    columns.forEach(column -> column.cells.forget());
  }

  int draws() {
    return draws + columns.stream().mapToInt(column -> column.cells.draws()).sum();
  }

  /** Keys that have a cell. */
  int shown() {
    return columns.stream().limit(used).mapToInt(column -> column.cells.shown()).sum();
  }

  /** Whether some cells are so small that it has to be said what a square means. */
  boolean tiny() {
    return columns.stream()
        .limit(used)
        .anyMatch(column -> {
          CellSize.Detail detail = column.cells.size().detail();
          return detail == CellSize.Detail.TINY || detail == CellSize.Detail.NAMED;
        });
  }

  /** Where everything goes, in pixels of the board. */
  void place(Rectangle2D where) {
    place = where;
    used = 0;
  }

  /**
   * Draws a Cluster; nothing of anything else.
   *
   * @param asked whether the service asks it
   */
  void show(StageScene scene, boolean asked, long t, Ink ink) {
    TopologyView topology = scene.redis().topology();
    if (topology.shards().isEmpty() || place.getWidth() < 1) {
      visible(0);
      return;
    }
    List<List<ShardView>> groups =
        groups(topology.shards(), (int) (place.getWidth() / ink.px(NARROWEST)));
    if (groups.size() != used) {
      visible(groups.size());
      layout(ink);
    }
    List<List<KeyCell>> cells = byGroup(scene.cells(), topology, groups);
    List<ShardHead> looks = groups.stream().map(group -> ShardHead.of(topology, group)).toList();
    for (int i = 0; i < used; i++) {
      boolean lost = groups.get(i).stream().allMatch(ShardView::lost);
      RedisStatus status = scene.redis().status();
      Column column = columns.get(i);
      StageScene part = part(scene, cells.get(i));
      column.cells.show(part, lost ? down(status) : status, asked, t, ink);
      column.closer.show(scene, t, ink);
    }
    if (!looks.equals(drawn)) {
      drawn = looks;
      draws++;
      draw(ink);
    }
  }

  private void visible(int count) {
    used = count;
    heads.setVisible(count > 0);
    for (int i = 0; i < MOST; i++) {
      columns.get(i).cells.canvas().setVisible(i < count);
      columns.get(i).cells.canvas().setFocusTraversable(i < count);
    }
  }

  private void layout(Ink ink) {
    double head = ink.px(HEAD);
    resize(heads, place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    double gap = ink.px(8);
    double w = width(gap);
    for (int i = 0; i < used; i++) {
      resize(
          columns.get(i).cells.canvas(),
          place.getMinX() + i * (w + gap) + gap / 2,
          place.getMinY() + head,
          w - gap,
          Math.max(1, place.getHeight() - head - gap / 2));
    }
    forget();
  }

  private double width(double gap) {
    return Math.floor((place.getWidth() - gap * (used - 1)) / used);
  }

  private static void resize(Canvas canvas, double x, double y, double w, double h) {
    canvas.relocate(Math.rint(x), Math.rint(y));
    canvas.setWidth(Math.max(1, Math.rint(w)));
    canvas.setHeight(Math.max(1, Math.rint(h)));
  }

  /** Neighbours share a column where there are too many. */
  static List<List<ShardView>> groups(List<ShardView> shards, int room) {
    int count = Math.min(shards.size(), Math.max(1, Math.min(MOST, room)));
    List<List<ShardView>> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      groups.add(shards.subList(shards.size() * i / count, shards.size() * (i + 1) / count));
    }
    return groups;
  }

  private static List<List<KeyCell>> byGroup(
      List<KeyCell> cells, TopologyView topology, List<List<ShardView>> groups) {
    List<List<KeyCell>> parts = new ArrayList<>();
    int[] groupOf = new int[topology.shards().size()];
    int shard = 0;
    for (int i = 0; i < groups.size(); i++) {
      parts.add(new ArrayList<>());
      for (int j = 0; j < groups.get(i).size(); j++) {
        groupOf[shard++] = i;
      }
    }
    for (KeyCell cell : cells) {
      int owner = topology.shardOf(KeySlot.of(cell.key()));
      if (owner >= 0) {
        parts.get(groupOf[owner]).add(cell);
      }
    }
    return parts;
  }

  private static StageScene part(StageScene scene, List<KeyCell> cells) {
    RedisView redis = scene.redis();
    return new StageScene(
        scene.asOf(),
        cells,
        cells.size(),
        scene.exits(),
        scene.tokens(),
        scene.hiddenTokens(),
        scene.verdict(),
        scene.likelyVictim(),
        scene.service(),
        scene.database(),
        new RedisView(
            redis.status(),
            redis.reading(),
            redis.blindSince(),
            redis.blindWhy(),
            0,
            redis.topology()));
  }

  private static RedisStatus down(RedisStatus status) {
    return new RedisStatus(
        status.kind(),
        State.DOWN,
        status.host(),
        status.port(),
        status.database(),
        status.tls(),
        status.server(),
        status.version(),
        status.prefix(),
        status.sentence(),
        status.policies(),
        status.notifications(),
        status.topology(),
        status.off());
  }

  private void draw(Ink ink) {
    GraphicsContext gc = heads.getGraphicsContext2D();
    gc.clearRect(0, 0, heads.getWidth(), heads.getHeight());
    double gap = ink.px(8);
    double w = width(gap);
    for (int i = 0; i < drawn.size(); i++) {
      head(gc, drawn.get(i), i * (w + gap), w, heads.getHeight(), ink);
    }
  }

  private static void head(
      GraphicsContext gc, ShardHead head, double x, double w, double h, Ink ink) {
    Palette p = ink.palette();
    Color color =
        switch (head.mood()) {
          case WELL -> p.line();
          case HOT, DOUBTFUL -> p.miss();
          case LOST -> p.danger();
        };
    Color fill =
        head.mood() == ShardHead.Mood.LOST
            ? p.surface().interpolate(p.danger(), 0.14)
            : p.surface();
    double line = head.mood() == ShardHead.Mood.WELL ? 1 : 2;
    ink.box(gc, x + 1, 1, w - 2, h - 2, ink.px(8), fill, color, line);
    double left = x + ink.px(8);
    double room = w - ink.px(16);
    Ink.Pen bold = ink.bold(12);
    bold.write(gc, bold.fit(head.name(), room), left, ink.px(11), p.text());
    Ink.Pen pen = ink.sans(11);
    pen.write(gc, pen.fit(head.slots(), room), left, ink.px(25), p.muted());
    boolean plain = head.mood() == ShardHead.Mood.WELL;
    double textX = left;
    if (head.mood() == ShardHead.Mood.LOST) {
      Sign.ERROR.draw(gc, left + ink.px(4), ink.px(38), ink.px(4.5), color);
      textX += ink.px(14);
    }
    Ink.Pen words = plain ? pen : ink.bold(11);
    double end =
        words.write(
            gc,
            words.fit(head.calls(), room - (textX - left)),
            textX,
            ink.px(38),
            plain ? p.muted() : color);
    double bar = x + w - ink.px(8) - (end + ink.px(8));
    if (bar > ink.px(20) && head.share() > 0) {
      double y = ink.px(35.5);
      gc.setFill(p.line());
      gc.fillRect(end + ink.px(8), y, bar, ink.px(5));
      gc.setFill(head.mood() == ShardHead.Mood.HOT ? p.miss() : p.accent());
      gc.fillRect(end + ink.px(8), y, bar * Math.min(200, head.share()) / 200, ink.px(5));
    }
  }
}
