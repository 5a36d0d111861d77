package cachescope.ui;

import cachescope.event.Intent;
import cachescope.event.Landmark;
import cachescope.event.Question;
import cachescope.event.WorkloadSpec;
import cachescope.session.Session;
import cachescope.ui.charts.ComparisonPanel;
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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The window: left what can be changed, middle what happens, right what it costs. */
public final class MainWindow {
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

  private static final double TEXT_STEP = 0.1;

  private final Session session;
  private final Preferences preferences;
  private final FirstRun run = new FirstRun();
  private final Actions actions;
  private final TopBar topBar;
  private final NoticeBar notice = new NoticeBar();
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
  private final Sheets sheets;
  private final ScrollPane right;
  private final StackPane root;
  private final ColumnPlace place;
  private final Scene scene;
  private final FrameLoop loop;
  private Consumer<Boolean> fullScreen = on -> {};
  private Optional<Theme> worn = Optional.empty();
  private boolean presentation;
  private boolean commands;
  private boolean controlsWanted = true;
  private boolean chartsWanted = true;
  private boolean chartsBeforeControls;
  private boolean sideAsked;

  /**
   * @param database name of the database's product, such as "H2"
   */
  MainWindow(Session session, Preferences preferences, String database) {
    this.session = session;
    this.preferences = preferences;
    actions = new Actions(session, new Doors());
    topBar = new TopBar(actions);
    sheets = new Sheets(session, preferences);
    controls =
        new ControlsPanel(
            session::wish,
            actions,
            () -> preferences.choices().recent(),
            uri -> preferences.change(choices -> choices.withRecent(uri)),
            sheets::doctor);
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
            new ComparisonPanel(session::wish));
    right = column();
    BorderPane columns = layout();
    root = new StackPane(columns, sheets.node());
    place = new ColumnPlace(columns, root, right);
    root.getStyleClass().add("window");
    scene = new Scene(root, preferences.choices().width(), preferences.choices().height());
    loop = new FrameLoop(session, panels());
    wire();
  }

  private BorderPane layout() {
    middle.getChildren().addAll(past.node(), boards, floor);
    VBox.setVgrow(boards, Priority.ALWAYS);
    middle.getStyleClass().add("middle");
    ScrollPane scroll = Scroll.of(middle);
    scroll.setFitToHeight(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("middle-scroll");
    VBox top = new VBox(topBar.node(), notice.node());
    return new BorderPane(scroll, top, right, new VBox(), controls.node());
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

  private List<Panel> panels() {
    List<Panel> fixed = List.of(topBar, notice, controls, card, why, past, stage, timeline);
    return Stream.of(fixed, charts, sheets.panels()).flatMap(List::stream).toList();
  }

  private void wire() {
    new Keys(actions).listenTo(scene);
    scene.widthProperty().addListener((width, was, is) -> dress());
    scene.heightProperty().addListener((height, was, is) -> dress());
    Platform.getPreferences().colorSchemeProperty().addListener((scheme, was, is) -> dress());
    Platform.getPreferences().reducedMotionProperty().addListener((motion, was, is) -> dress());
    if (!preferences.choices().firstRunDone()) {
      card.begin();
    }
    if (!preferences.trouble().isEmpty()) {
      notice.tell(preferences.trouble());
    }
    root.requestFocus();
    dress();
  }

  /** What the window shows; always the same. */
  public Scene scene() {
    return scene;
  }

  /** Everything that can be done here. */
  public Actions actions() {
    return actions;
  }

  /** What is told when presentation mode begins (true) or ends. */
  void whenPresenting(Consumer<Boolean> told) {
    fullScreen = told;
  }

  /** Begins to show frames. */
  public void start() {
    loop.start();
  }

  /** Shows no more frames. */
  public void stop() {
    loop.stop();
  }

  /** Goes on showing the frame of this moment. */
  public void standStill() {
    loop.standStill();
  }

  /** Shows the newest frame now. */
  public void pulse() {
    loop.pulse();
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

  /** Puts the chosen looks on everything. */
  private void dress() {
    Theme theme = theme();
    if (!worn.equals(Optional.of(theme))) {
      worn = Optional.of(theme);
      theme.wear(scene);
      for (Panel panel : panels()) {
        panel.theme(theme.palette(), theme.textScale(), theme.reducedMotion());
      }
    }
    placeColumn(theme);
    stage.presentation(presentation);
    double high = Math.max(TIMELINE * theme.textScale(), scene.getHeight() * TIMELINE_SHARE);
    boards.setMinHeight(presentation ? 0 : STAGE * theme.textScale());
    floor.setMinHeight(high);
    arrange();
    loop.refresh();
  }

  private void placeColumn(Theme theme) {
    double scale = theme.textScale();
    if (presentation) {
      place.over(scene.getWidth(), scene.getHeight());
      scale = ColumnPlace.font(scene.getWidth()) / Theme.BASE;
    } else {
      place.beside();
    }
    why.theme(theme.palette(), scale, theme.reducedMotion());
  }

  private Theme theme() {
    return Theme.of(preferences.choices(), presentation ? scene.getHeight() : 0);
  }

  /**
   * Decides what is there: by the width, the step of the first minute, and what was asked for.
   * Charts without room at the side are below the timeline, where the middle scrolls to them.
   */
  private void arrange() {
    boolean guided = !run.over();
    boolean left = controlsWanted && !presentation && (!guided || run.showsControls());
    boolean column = why.isOpen() || (!presentation && (guided || chartsWanted));
    if (left && column && scene.getWidth() / preferences.choices().textScale() < WIDE) {
      left = !(guided || chartsBeforeControls || why.isOpen());
      column = !left;
    }
    boolean tiny = scene.getWidth() / preferences.choices().textScale() < TINY;
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
    present(topBar.node(), !presentation);
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }

  /** What actions may do to the window. */
  private final class Doors implements View {
    @Override
    public WorkloadSpec workload() {
      return controls.workload();
    }

    @Override
    public Landmark landmark() {
      return timeline.landmark();
    }

    @Override
    public void otherTheme() {
      boolean dark = theme().palette().dark();
      preferences.change(
          choices -> choices.withLook(dark ? Choices.Look.LIGHT : Choices.Look.DARK));
      dress();
    }

    @Override
    public void textLarger() {
      scale(preferences.choices().textScale() + TEXT_STEP);
    }

    @Override
    public void textSmaller() {
      scale(preferences.choices().textScale() - TEXT_STEP);
    }

    @Override
    public void textNormal() {
      scale(1);
    }

    private void scale(double scale) {
      preferences.change(choices -> choices.withTextScale(Math.round(scale * 10) / 10.0));
      dress();
    }

    @Override
    public void togglePresentation() {
      presentation = !presentation;
      fullScreen.accept(presentation);
      dress();
    }

    @Override
    public void toggleControls() {
      controlsWanted = !controls.node().isVisible();
      chartsBeforeControls = !controlsWanted;
      sideAsked = true;
      arrange();
    }

    @Override
    public void toggleCharts() {
      chartsWanted = !right.isVisible();
      chartsBeforeControls = chartsWanted;
      sideAsked = true;
      arrange();
    }

    @Override
    public void toggleCommands() {
      commands = !commands;
      stage.showCommands(commands);
    }

    @Override
    public Sheets sheets() {
      return sheets;
    }

    @Override
    public void showPreferences() {
      sheets.preferences(MainWindow.this::dress, this::showFirstRun);
    }

    @Override
    public void showFirstRun() {
      sheets.close();
      presentation = false;
      card.begin();
      dress();
    }

    @Override
    public void escape() {
      if (sheets.isOpen()) {
        sheets.close();
      } else if (why.isOpen()) {
        why.close();
      } else if (presentation) {
        togglePresentation();
      } else if (run.step() != FirstRun.Step.LEFT) {
        card.leave();
      }
    }

    @Override
    public void tell(String sentence) {
      notice.tell(sentence);
    }
  }
}
