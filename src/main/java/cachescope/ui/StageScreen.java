package cachescope.ui;

import cachescope.event.Intent;
import cachescope.event.Landmark;
import cachescope.event.Question;
import cachescope.event.WorkloadSpec;
import cachescope.ui.charts.ComparisonPanel;
import cachescope.ui.charts.ExpiryChart;
import cachescope.ui.charts.LatencyChart;
import cachescope.ui.charts.LoadChart;
import cachescope.ui.charts.RatioChart;
import cachescope.ui.controls.ControlsPanel;
import cachescope.ui.lessons.FirstRun;
import cachescope.ui.lessons.FirstRunCard;
import cachescope.ui.stage.PastBanner;
import cachescope.ui.stage.StagePanel;
import cachescope.ui.stage.TimelinePanel;
import cachescope.ui.why.WhyCard;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The Stage: left what can be changed, middle what happens, right what it costs. */
final class StageScreen implements Screen {
  /** Narrower than this, in pixels at text scale 1, only one of the side columns fits. */
  private static final double WIDE = 1_180;

  /** Narrower than this, a side column is there only when somebody asked for it. */
  private static final double TINY = 800;

  /**
   * The timeline is so high at least, in pixels at text scale 1; and of a high window, this share.
   */
  private static final double TIMELINE = 210;

  /**
   * The stage is so high at least, in pixels at text scale 1; where that does not fit, the middle
   * scrolls.
   */
  private static final double STAGE = 400;

  private static final double TIMELINE_SHARE = 0.23;

  private final StopAsked session;
  private final Preferences preferences;
  private final FirstRun run = new FirstRun();
  private final ControlsPanel controls;
  private final StagePanel stage;
  private final TimelinePanel timeline;
  private final PastBanner past = new PastBanner();
  private final StackPane boards;
  private final StackPane floor;
  private final List<Panel> charts;
  private final VBox chartColumn = new VBox();
  private final VBox middle = new VBox();
  private final VBox rightColumn = new VBox();
  private final FirstRunCard card;
  private final WhyCard why;
  private final ScrollPane right;
  private final StackPane root;
  private final ColumnPlace place;
  private double width;
  private double textScale = 1;
  private boolean presentation;
  private boolean commands;
  private boolean controlsWanted = true;
  private boolean chartsWanted = true;
  private boolean chartsBeforeControls;
  private boolean sideAsked;

  /**
   * @param database name of the database's product, such as "H2"
   * @param doctor shows what an examination finds
   */
  StageScreen(
      StopAsked session,
      Preferences preferences,
      Actions actions,
      String database,
      Runnable doctor) {
    this.session = session;
    this.preferences = preferences;
    controls =
        new ControlsPanel(
            session::wish,
            session::stopping,
            actions,
            () -> preferences.choices().recent(),
            uri -> preferences.change(choices -> choices.withRecent(uri)),
            doctor);
    card = new FirstRunCard(run, session::wish, this::stepped);
    Consumer<Question> asks = question -> session.wish(new Intent.Explain(question));
    why = new WhyCard(session::wish, this::whyChanged);
    stage = new StagePanel(database, asks);
    timeline = new TimelinePanel(session::wish);
    boards = new StackPane(stage.node());
    floor = new StackPane(timeline.node());
    charts =
        List.of(
            new LatencyChart(asks),
            new RatioChart(asks),
            new LoadChart(asks),
            new ExpiryChart(asks),
            new ComparisonPanel(session::wish));
    right = column();
    BorderPane columns = layout();
    root = new StackPane(columns);
    place = new ColumnPlace(columns, root, right);
  }

  private BorderPane layout() {
    VBox seen = new VBox(past.node(), boards);
    seen.getStyleClass().add("seen");
    middle.getChildren().addAll(seen, floor);
    VBox.setVgrow(seen, Priority.ALWAYS);
    VBox.setVgrow(boards, Priority.ALWAYS);
    middle.getStyleClass().add("middle");
    ScrollPane scroll = Scroll.of(middle);
    scroll.setFitToHeight(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("middle-scroll");
    return new BorderPane(scroll, new VBox(), right, new VBox(), controls.node());
  }

  private ScrollPane column() {
    charts.forEach(chart -> chartColumn.getChildren().add(chart.node()));
    chartColumn.getStyleClass().add("chart-column");
    rightColumn.getChildren().addAll(card.node(), why.node(), chartColumn);
    rightColumn.getStyleClass().add("charts");
    ScrollPane scroll = Scroll.of(rightColumn);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("side-bar", "right-bar");
    return scroll;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public List<Panel> panels() {
    List<Panel> fixed = List.of(controls, card, why, past, stage, timeline);
    return Stream.of(fixed, charts).flatMap(List::stream).toList();
  }

  /** The newest explanation is where one looks first. */
  private void whyChanged() {
    right.setVvalue(0);
    arrange();
  }

  private void stepped() {
    boolean recorded = session.frame().timeline().recording().isPresent();
    if (run.over() && !recorded) {
      preferences.change(choices -> choices.withFirstRunDone(true));
    }
    arrange();
  }

  @Override
  public void fit(Room room) {
    width = room.width();
    textScale = room.theme().textScale();
    presentation = room.presentation();
    placeColumn(room);
    stage.presentation(presentation);
    double high = Math.max(TIMELINE * textScale, room.height() * TIMELINE_SHARE);
    boards.setMinHeight(presentation ? 0 : STAGE * textScale);
    floor.setMinHeight(high);
    arrange();
  }

  private void placeColumn(Room room) {
    Theme theme = room.theme();
    double scale = theme.textScale();
    if (presentation) {
      place.over(room.width(), room.height());
      scale = ColumnPlace.font(room.width()) / Theme.BASE;
    } else {
      place.beside();
    }
    why.theme(theme.palette(), scale, theme.reducedMotion());
  }

  /**
   * Decides what is there: by the width, the step of the first minute, and what was asked for.
   * Charts without room at the side are below the timeline, where the middle scrolls to them.
   */
  private void arrange() {
    boolean guided = !run.over();
    boolean left = controlsWanted && !presentation && (!guided || run.showsControls());
    boolean column = why.isOpen() || (!presentation && (guided || chartsWanted));
    if (left && column && width / preferences.choices().textScale() < WIDE) {
      left = !(guided || chartsBeforeControls || why.isOpen());
      column = !left;
    }
    boolean tiny = width / preferences.choices().textScale() < TINY;
    right.getStyleClass().remove("narrow");
    if (tiny) {
      right.getStyleClass().add("narrow");
    }
    if (tiny && !guided && !sideAsked && !why.isOpen()) {
      left = false;
      column = false;
    }
    boolean figures = !guided || run.showsCharts();
    present(controls.node(), left);
    present(right, column);
    present(card.node(), run.step() != FirstRun.Step.LEFT && !presentation);
    present(floor, figures && !presentation);
    boolean below = !column && !presentation && chartsWanted;
    VBox home = below ? middle : rightColumn;
    if (!home.getChildren().contains(chartColumn)) {
      (below ? rightColumn : middle).getChildren().remove(chartColumn);
      home.getChildren().add(chartColumn);
    }
    present(chartColumn, figures && !presentation);
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }

  /** The workload that the left bar describes. */
  WorkloadSpec workload() {
    return controls.workload();
  }

  /** What the jumps of the timeline go to. */
  Landmark landmark() {
    return timeline.landmark();
  }

  /** Begins the first minute. */
  void firstRun() {
    card.begin();
  }

  void toggleControls() {
    controlsWanted = !controls.node().isVisible();
    chartsBeforeControls = !controlsWanted;
    sideAsked = true;
    arrange();
  }

  void toggleCharts() {
    chartsWanted = !right.isVisible();
    chartsBeforeControls = chartsWanted;
    sideAsked = true;
    arrange();
  }

  void toggleCommands() {
    commands = !commands;
    stage.showCommands(commands);
  }

  @Override
  public boolean leave() {
    if (why.isOpen()) {
      why.close();
      return true;
    }
    return false;
  }

  /** Leaves the first minute, where it is there. */
  void leaveFirstRun() {
    if (run.step() != FirstRun.Step.LEFT) {
      card.leave();
    }
  }
}
