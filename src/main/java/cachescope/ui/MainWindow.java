package cachescope.ui;

import cachescope.event.Landmark;
import cachescope.event.WorkloadSpec;
import cachescope.session.Session;
import cachescope.ui.compare.CompareScreen;
import cachescope.ui.policies.PoliciesScreen;
import cachescope.ui.race.RaceScreen;
import cachescope.ui.scenarios.ScenarioScreen;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The window: the top bar, the screen that is seen, and what lies over it. */
public final class MainWindow {
  private static final String STAGE = "stage";
  private static final double TEXT_STEP = 0.1;

  private final Preferences preferences;
  private final Screens screens;
  private final Actions actions;
  private final TopBar topBar;
  private final NoticeBar notice = new NoticeBar();
  private final StageScreen stage;
  private final Sheets sheets;
  private final StackPane root;
  private final Scene scene;
  private final FrameLoop loop;
  private Consumer<Boolean> fullScreen = on -> {};
  private List<Panel> panels = List.of();
  private Optional<Theme> worn = Optional.empty();
  private boolean presentation;

  /**
   * @param database name of the database's product, such as "H2"
   */
  MainWindow(Session session, Preferences preferences, String database) {
    this.preferences = preferences;
    screens = new Screens(doors(session));
    StopAsked asked = new StopAsked(session);
    actions = new Actions(asked, new Doors(), screens.ids());
    topBar = new TopBar(actions, screens);
    sheets = new Sheets(session, preferences);
    stage = new StageScreen(asked, preferences, actions, database, sheets::doctor);
    VBox top = new VBox(topBar.node(), notice.node());
    BorderPane window = new BorderPane(screens.node(), top, new VBox(), new VBox(), new VBox());
    root = new StackPane(window, sheets.node());
    root.getStyleClass().add("window");
    scene = new Scene(root, preferences.choices().width(), preferences.choices().height());
    loop = new FrameLoop(session, this::panels);
    wire();
  }

  /** One line a screen, in the order of the tabs; each is built when it is first gone to. */
  private List<Screens.Door> doors(Session session) {
    return List.of(
        new Screens.Door(STAGE, this::stage),
        new Screens.Door("scenarios", () -> new ScenarioScreen(session::wish, () -> go(STAGE))),
        new Screens.Door("races", () -> new RaceScreen(session::wish)),
        new Screens.Door(
            "compare",
            () ->
                new CompareScreen(
                    session::wish,
                    () -> stage.workload(),
                    session.clock()::wallTime,
                    Optional.empty())),
        new Screens.Door("policies", () -> new PoliciesScreen(session::wish)));
  }

  private Screen stage() {
    return stage;
  }

  /** Those that show frames now. */
  private List<Panel> panels() {
    return panels;
  }

  private boolean pressed(KeyEvent stroke) {
    return !sheets.isOpen() && screens.seen().pressed(stroke);
  }

  private void wire() {
    new Keys(actions, this::pressed).listenTo(scene);
    scene.widthProperty().addListener((width, was, is) -> dress());
    scene.heightProperty().addListener((height, was, is) -> dress());
    Platform.getPreferences().colorSchemeProperty().addListener((scheme, was, is) -> dress());
    Platform.getPreferences().reducedMotionProperty().addListener((motion, was, is) -> dress());
    go(STAGE);
    if (!preferences.choices().firstRunDone()) {
      stage.firstRun();
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

  /** Puts the chosen looks on everything that is seen. */
  private void dress() {
    Theme theme = theme();
    if (!worn.equals(Optional.of(theme))) {
      worn = Optional.of(theme);
      theme.wear(scene);
      for (Panel panel : panels()) {
        panel.theme(theme.palette(), theme.textScale(), theme.reducedMotion());
      }
    }
    topBar.node().setVisible(!presentation);
    topBar.node().setManaged(!presentation);
    screens.seen().fit(new Screen.Room(scene.getWidth(), scene.getHeight(), theme, presentation));
    loop.refresh();
  }

  private Theme theme() {
    return Theme.of(preferences.choices(), presentation ? scene.getHeight() : 0);
  }

  private void go(String screen) {
    screens.go(screen);
    panels =
        Stream.of(List.of(topBar, notice), screens.seen().panels(), sheets.panels())
            .flatMap(List::stream)
            .toList();
    worn = Optional.empty();
    dress();
  }

  /** What actions may do to the window. */
  private final class Doors implements View {
    @Override
    public WorkloadSpec workload() {
      return stage.workload();
    }

    @Override
    public Landmark landmark() {
      return stage.landmark();
    }

    @Override
    public void go(String screen) {
      sheets.close();
      MainWindow.this.go(screen);
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
      go(STAGE);
      stage.toggleControls();
    }

    @Override
    public void toggleCharts() {
      go(STAGE);
      stage.toggleCharts();
    }

    @Override
    public void toggleCommands() {
      go(STAGE);
      stage.toggleCommands();
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
      presentation = false;
      stage.firstRun();
      go(STAGE);
    }

    @Override
    public void escape() {
      if (sheets.isOpen()) {
        sheets.close();
      } else if (screens.seen().leave()) {
        loop.refresh();
      } else if (presentation) {
        togglePresentation();
      } else {
        stage.leaveFirstRun();
      }
    }

    @Override
    public void tell(String sentence) {
      notice.tell(sentence);
    }
  }
}
