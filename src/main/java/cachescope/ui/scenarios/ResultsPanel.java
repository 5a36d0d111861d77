package cachescope.ui.scenarios;

import cachescope.event.ScenarioFigures;
import cachescope.event.ScenarioFigures.Check;
import cachescope.event.ScenarioFigures.Measured;
import cachescope.scenario.Figure;
import cachescope.scenario.Scenario;
import cachescope.session.Frame;
import cachescope.ui.Panel;
import cachescope.ui.Scroll;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What came out of the runs of the chosen scenario, before and after side by side. */
final class ResultsPanel implements Panel {
  /** Shown for every scenario; others where a condition speaks of them. */
  private static final List<String> ALWAYS =
      List.of(
          "requests",
          "hits",
          "misses",
          "databaseLoads",
          "maxConcurrentLoads",
          "staleReads",
          "lostWrites",
          "errors",
          "p50",
          "p99",
          "max");

  private final GridPane grid = new GridPane();
  private final VBox checks = new VBox();
  private final VBox box =
      new VBox(
          Rows.heading("scenarios.came"),
          Scroll.wide(grid),
          Rows.heading("scenarios.must"),
          checks);
  private Frame last = Frame.EMPTY;
  private Optional<String> scenario = Optional.empty();
  private List<ScenarioFigures> shown = List.of();

  ResultsPanel() {
    box.getStyleClass().addAll("card", "rows");
    box.setId("results");
    grid.getStyleClass().add("figures");
    grid.setId("scenario.figures");
    checks.setId("scenario.checks");
    checks.getStyleClass().add("row");
    Rows.hide(box, true);
  }

  /** Shows the runs of another scenario from here on. */
  void of(Scenario other) {
    scenario = Optional.of(other.name());
    shown = List.of();
    Rows.hide(box, true);
    show(last, 0);
  }

  void leave() {
    scenario = Optional.empty();
    shown = List.of();
    Rows.hide(box, true);
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Frame frame, long now) {
    last = frame;
    List<ScenarioFigures> runs =
        frame.scenario().stream()
            .filter(run -> scenario.equals(Optional.of(run.scenario())))
            .toList();
    if (!runs.equals(shown)) {
      shown = runs;
      Rows.hide(box, runs.isEmpty());
      fill();
    }
  }

  private void fill() {
    grid.getChildren().clear();
    checks.getChildren().clear();
    for (int run = 0; run < shown.size(); run++) {
      cell(head(shown.get(run)), run + 1, 0, "arm-name");
    }
    int row = 1;
    for (String name : names()) {
      cell(name(name), 0, row, "row-name");
      for (int run = 0; run < shown.size(); run++) {
        OptionalDouble value = shown.get(run).number(name);
        cell(
            value.isPresent() ? figure(name, value.getAsDouble()) : "\u2014", run + 1, row, "mono");
      }
      row++;
    }
    shown.forEach(this::checks);
  }

  private Set<String> names() {
    Set<String> measured =
        shown.stream()
            .flatMap(run -> run.numbers().stream())
            .map(Measured::name)
            .collect(Collectors.toSet());
    Set<String> names = new LinkedHashSet<>(ALWAYS);
    shown.forEach(run -> run.checks().forEach(check -> names.add(check.of())));
    names.retainAll(measured);
    return names;
  }

  private void cell(String words, int column, int row, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    if (column > 0) {
      GridPane.setHalignment(label, HPos.RIGHT);
    }
    grid.add(label, column, row);
  }

  private void checks(ScenarioFigures run) {
    for (Check check : run.checks()) {
      Label line =
          new Label(
              "%s %s, %s: %s %s, %s %s"
                  .formatted(
                      check.held() ? "\u2713" : "\u2717",
                      head(run),
                      Texts.say("scenarios.mustBe"),
                      name(check.of()),
                      Figure.wanted(check.of(), check.wanted()),
                      Texts.say("scenarios.measured"),
                      figure(check.of(), check.measured())));
      line.getStyleClass().add(check.held() ? "held" : "complaint");
      line.setWrapText(true);
      checks.getChildren().add(line);
    }
    if (run.state() == ScenarioFigures.State.STOPPED) {
      checks.getChildren().add(Rows.hint(head(run) + ": " + run.doing()));
    }
  }

  static String head(ScenarioFigures run) {
    return run.fixes().isEmpty()
        ? Texts.say("scenarios.before")
        : Texts.say("scenarios.after", String.join(" + ", run.fixes()));
  }

  static String figure(String name, double value) {
    return Figure.of(name, value);
  }

  /** {@code databaseLoads} as {@code database loads}. */
  static String name(String of) {
    String key = "number." + of;
    return Texts.knows(key)
        ? Texts.say(key)
        : of.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean moves() {
    return false;
  }
}
