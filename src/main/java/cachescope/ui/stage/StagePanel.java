package cachescope.ui.stage;

import cachescope.event.Question;
import cachescope.event.RedisStatus.Topology;
import cachescope.metrics.Totals;
import cachescope.session.Frame;
import cachescope.stage.Spot;
import cachescope.stage.StageScene;
import cachescope.stage.Verdict;
import cachescope.stage.Wire;
import cachescope.ui.Asked;
import cachescope.ui.Beat;
import cachescope.ui.Ink;
import cachescope.ui.Palette;
import cachescope.ui.Panel;
import cachescope.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;

/**
 * The middle of the window: the verdict, the four boxes, requests on their way, the keys in Redis.
 *
 * <p>Every layer has a canvas of its own and is drawn again only when its looks changed.
 */
public final class StagePanel implements Panel {
  /** The verdict of a workload changes at most this often, so that it can be read. */
  private static final long VERDICT_STEP = 250_000_000L;

  private static final long WORDS_STEP = 1_000_000_000L;

  /** The verdict's capitals, 0.73 of their size, are a fifteenth of the screen when presenting. */
  private static final double VERDICT_SHARE = 10.9;

  /** Pixels above the verdict. */
  private static final double TOP = 2;

  private final String databaseName;
  private final HeadlineView headline = new HeadlineView();
  private final TrueScaleBar bar = new TrueScaleBar();
  private final BoxesLayer boxes = new BoxesLayer();
  private final TokensLayer tokens = new TokensLayer();
  private final RedisLayer redis = new RedisLayer();
  private final CellGrid cells = new CellGrid();
  private final NodesLayer nodes = new NodesLayer();
  private final Board board = new Board();
  private final ShardsLayer shards;
  private final Closer closer;
  private final StageTargets targets;
  private final Asking asking;

  private Ink ink = new Ink(Palette.DARK, 1);
  private StageMap map = StageMap.of(700, 500, 1);
  private boolean reducedMotion;
  private boolean commands;
  private boolean presentation;
  private StageShape shape = StageShape.PLAIN;
  private Topology drawnTopology = Topology.STANDALONE;
  private Frame shown = Frame.EMPTY;
  private long shownAt;
  private long verdictAt = Long.MIN_VALUE / 2;
  private long wordsAt = Long.MIN_VALUE / 2;
  private Optional<Verdict> verdict = Optional.empty();
  private final Beat beat = new Beat();
  private Asked asked = Asked.of(Totals.ZERO);

  /**
   * @param databaseName name of the database's product, such as "H2"
   * @param asks is told what somebody wants explained
   */
  public StagePanel(String databaseName, Consumer<Question> asks) {
    this.databaseName = databaseName;
    shards = new ShardsLayer(board, tokens, asks);
    targets = new StageTargets(headline.node(), bar.canvas(), boxes, redis, this::grids, tokens);
    closer = new Closer(board, cells, tokens, boxes.canvas(), asks);
    asking = new Asking(board, this::targets, (x, y) -> targets.at(x, y, targets()), asks);
    board.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    board.setId("stage");
    board.getChildren().addAll(headline.node(), bar.canvas(), boxes.canvas());
    board.getChildren().addAll(redis.canvas(), redis.head(), nodes.canvas(), cells.canvas());
    board.getChildren().addAll(shards.nodes());
    board.getChildren().addAll(tokens.canvas(), asking.node(), closer.card());
    board.getChildren().addAll(shards.cards());
    tokens.canvas().setMouseTransparent(true);
  }

  @Override
  public Node node() {
    return board;
  }

  /** Whether tokens show the exact Redis commands and replies. */
  public void showCommands(boolean show) {
    commands = show;
  }

  /** Whether the verdict is drawn for the last row of a lecture hall. */
  public void presentation(boolean on) {
    presentation = on;
    board.requestLayout();
  }

  @Override
  public void theme(Palette palette, double textScale, boolean reduced) {
    ink = new Ink(palette, textScale);
    reducedMotion = reduced;
    forgetAll();
    board.requestLayout();
  }

  @Override
  public void show(Frame frame, long now) {
    shown = frame;
    shownAt = now;
    long t = frame.playback().timeAt(now);
    StageScene scene = frame.stage();
    chooseVerdict(scene, now);
    headline.show(verdict, t, ink);
    bar.show(verdict, frame.then().settings().settings().databaseDelay().toNanos(), ink);
    if (beat.strikes(now)) {
      asked = Asked.of(frame.metrics().recent());
    }
    shape(frame);
    boxes.show(BoxLooks.of(frame, asked, databaseName, t), map, now, ink);
    redis.show(cells(scene, frame, t), now, ink);
    List<Spot> spots = scene.at(t);
    tokens.show(
        new TokenLooks(map, commands, reducedMotion).at(spots, t), caption(scene, spots), map, ink);
    closer.show(scene, t, ink);
    asking.mark(frame.explanation().map(targets::marks).orElse(List.of()));
    speak(frame, now);
  }

  /** Other settings may need other boxes and wires. */
  private void shape(Frame frame) {
    StageShape now = StageShape.of(frame.then().settings().settings(), presentation);
    if (!now.equals(shape)) {
      shape = now;
      board.layout(true);
    }
  }

  /** Draws the keys, in one grid or under their shards. */
  private RedisLook cells(StageScene scene, Frame frame, long t) {
    Topology topology = scene.redis().topology().kind();
    if (topology != drawnTopology) {
      drawnTopology = topology;
      board.requestLayout();
    }
    boolean cluster = topology == Topology.CLUSTER;
    cells.canvas().setVisible(!cluster);
    nodes.show(scene.redis().topology(), t, ink);
    boolean used = frame.then().settings().settings().cacheOn();
    shards.show(scene, used, t, ink);
    if (cluster) {
      return RedisLook.of(frame, shards.shown(), shards.tiny(), t);
    }
    cells.show(scene, scene.redis().status(), used, t, ink);
    CellSize.Detail detail = cells.size().detail();
    boolean legend = detail == CellSize.Detail.TINY || detail == CellSize.Detail.NAMED;
    return RedisLook.of(frame, cells.shown(), legend, t);
  }

  /** The grids of keys that are drawn now. */
  private List<CellGrid> grids() {
    return cells.canvas().isVisible() ? List.of(cells) : shards.grids();
  }

  private List<Target> targets() {
    return targets.all(map, verdict, ink);
  }

  /** A person's verdict at once; of a stream of others as many as can be read. */
  private void chooseVerdict(StageScene scene, long now) {
    if (scene.verdict().equals(verdict) || (now - verdictAt < VERDICT_STEP && now >= verdictAt)) {
      return;
    }
    verdict = scene.verdict();
    verdictAt = now;
  }

  private static String caption(StageScene scene, List<Spot> spots) {
    double toRedis = 0;
    double toDatabase = 0;
    for (Spot spot : spots) {
      boolean redisLeg = spot.leg().wire() == Wire.SERVICE_TO_REDIS;
      boolean databaseLeg = spot.leg().wire() == Wire.SERVICE_TO_DATABASE;
      toRedis = redisLeg ? Math.max(toRedis, spot.stretched()) : toRedis;
      toDatabase = databaseLeg ? Math.max(toDatabase, spot.stretched()) : toDatabase;
    }
    List<String> words = new ArrayList<>();
    if (toRedis > 0) {
      words.add(TokensLayer.factor("Redis", toRedis));
    }
    if (toDatabase > 0) {
      words.add(TokensLayer.factor("database", toDatabase));
    }
    if (scene.hiddenTokens() > 0) {
      words.add("+" + Words.count(scene.hiddenTokens()) + " not drawn");
    }
    return String.join(" · ", words);
  }

  /** What a screen reader says about the picture, at most once a second. */
  private void speak(Frame frame, long now) {
    if (now - wordsAt < WORDS_STEP && now >= wordsAt) {
      return;
    }
    wordsAt = now;
    String words = Spoken.words(frame, verdict, frame.playback().timeAt(now));
    if (!words.equals(board.getAccessibleText())) {
      board.setAccessibleText(words);
    }
  }

  private void forgetAll() {
    headline.forget();
    bar.forget();
    boxes.forget();
    tokens.forget();
    redis.forget();
    nodes.forget();
    shards.forget();
    cells.forget();
  }

  /** How often anything was drawn: for the test that nothing is drawn in vain. */
  int draws() {
    return headline.draws()
        + bar.draws()
        + boxes.draws()
        + tokens.draws()
        + redis.draws()
        + nodes.draws()
        + shards.draws()
        + cells.draws();
  }

  private final class Board extends Pane {
    @Override
    protected double computeMinHeight(double width) {
      return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
      return 500;
    }

    @Override
    protected double computeMinWidth(double height) {
      return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
      return 700;
    }

    /** Places everything anew, and draws it where {@code again}. */
    void layout(boolean again) {
      layoutChildren();
      if (again) {
        forgetAll();
      }
    }

    @Override
    protected void layoutChildren() {
      double pad = 8;
      double w = Math.max(100, getWidth() - 2 * pad);
      double h = getHeight();
      double size = headlineSize(w);
      double word = presentation ? Math.min(screen() / VERDICT_SHARE, w / 16) : size * 0.72;
      headline.size(size, word);
      double headlineH = Math.max(size * 1.45, word * 1.22) + ink.px(36);
      headline.node().resizeRelocate(pad, TOP, w, headlineH);
      double barH = ink.px(36);
      boolean resized = place(bar.canvas(), pad, TOP + headlineH, w, barH);
      double top = TOP + headlineH + barH + 6;
      double boardH = Math.max(100, h - top - 4);
      map = StageMap.of(w, boardH, ink.scale(), shape);
      resized |= place(boxes.canvas(), pad, top, w, map.top().getHeight());
      resized |= place(tokens.canvas(), pad, top, w, map.top().getHeight());
      double redisY = top + map.redis().getMinY();
      resized |= place(redis.canvas(), pad, redisY, w, map.redis().getHeight());
      resized |= place(redis.head(), pad, redisY, w, redis.head(ink));
      Rectangle2D inside = redis.cells(ink);
      double cellsY = redis.canvas().getLayoutY() + inside.getMinY();
      double cellsX = pad + inside.getMinX();
      double w0 = inside.getWidth();
      double row = drawnTopology == Topology.SENTINEL ? ink.px(NodesLayer.HEIGHT) : 0;
      resized |= place(nodes.canvas(), cellsX, cellsY, w0, row);
      double left = Math.max(1, inside.getHeight() - row);
      resized |= place(cells.canvas(), cellsX, cellsY + row, w0, left);
      shards.place(new Rectangle2D(cellsX, cellsY, w0, inside.getHeight()));
      if (resized) {
        forgetAll();
        show(shown, shownAt);
      }
    }

    /** As large as the width allows; when presenting, so that the last row can read it. */
    private double headlineSize(double w) {
      double wanted = presentation ? screen() / 14.9 : ink.px(22);
      return Math.max(15, Math.min(wanted, w / (presentation ? 22 : 20)));
    }

    private double screen() {
      return getScene() == null ? getHeight() : getScene().getHeight();
    }

    /** Puts a canvas somewhere; whether its size changed, which empties it. */
    private static boolean place(Canvas canvas, double x, double y, double w, double h) {
      canvas.relocate(Math.rint(x), Math.rint(y));
      boolean same = canvas.getWidth() == Math.rint(w) && canvas.getHeight() == Math.rint(h);
      canvas.setWidth(Math.rint(w));
      canvas.setHeight(Math.rint(h));
      return !same;
    }
  }
}
