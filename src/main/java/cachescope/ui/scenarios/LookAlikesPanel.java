package cachescope.ui.scenarios;

import cachescope.event.Intent;
import cachescope.event.ScenarioFigures;
import cachescope.scenario.Scenario;
import cachescope.session.Frame;
import cachescope.ui.Panel;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import cachescope.ui.controls.Wishes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Stampede, penetration, avalanche and cold start look alike: many misses, a busy database. All
 * four are played in an order drawn by lot and shown by their numbers alone; which is which is
 * asked.
 */
final class LookAlikesPanel implements Panel {
  static final List<String> FOUR = List.of("stampede", "penetration", "avalanche", "cold-start");

  private static final List<String> CLUES =
      List.of(
          "requests",
          "hits",
          "misses",
          "databaseLoads",
          "maxConcurrentLoads",
          "notFound",
          "expirations",
          "evictions",
          "p50",
          "max");

  private final Wishes wishes;
  private final List<Scenario> scenarios;
  private final Random lots;
  private final GridPane grid = new GridPane();
  private final Label told = Rows.hint("");
  private final Button begin = Rows.button("alike.begin", this::begin);
  private final VBox box;
  private final List<Scenario> order = new ArrayList<>();
  private final List<ScenarioFigures> played = new ArrayList<>();
  private final List<Optional<String>> guesses = new ArrayList<>();
  private boolean playing;
  private int right;

  /**
   * @param watch goes to the Stage
   * @param lots draw the order
   */
  LookAlikesPanel(Wishes wishes, Runnable watch, List<Scenario> scenarios, Random lots) {
    this.wishes = wishes;
    this.lots = lots;
    this.scenarios = scenarios.stream().filter(s -> FOUR.contains(s.name())).toList();
    Label title = new Label(Texts.say("alike.title"));
    title.getStyleClass().add("card-title");
    Label story = new Label(Texts.say("alike.story"));
    story.getStyleClass().add("card-body");
    story.setWrapText(true);
    story.setMinHeight(Region.USE_PREF_SIZE);
    begin.getStyleClass().add("accent");
    HBox buttons = Rows.side(begin, Rows.button("alike.watch", watch));
    buttons.setMaxWidth(Region.USE_PREF_SIZE);
    grid.getStyleClass().add("figures");
    grid.setId("alike.figures");
    told.setId("alike.told");
    box = new VBox(title, story, buttons, told, grid);
    box.getStyleClass().addAll("card", "rows");
    Rows.hide(box, true);
  }

  /** Whether all four are there. */
  static boolean possible(List<Scenario> scenarios) {
    return scenarios.stream().map(Scenario::name).toList().containsAll(FOUR);
  }

  void enter() {
    Rows.hide(box, false);
  }

  void leave() {
    Rows.hide(box, true);
  }

  @Override
  public Node node() {
    return box;
  }

  private void begin() {
    order.clear();
    order.addAll(scenarios);
    Collections.shuffle(order, lots);
    played.clear();
    guesses.clear();
    right = 0;
    playing = true;
    begin.setDisable(true);
    grid.getChildren().clear();
    next();
  }

  private void next() {
    told.setText(
        Texts.say(
            "alike.playing", Integer.toString(played.size() + 1), Integer.toString(order.size())));
    wishes.wish(
        new Intent.PlayScenario(order.get(played.size()).name(), List.of(), OptionalLong.empty()));
  }

  @Override
  public void show(Frame frame, long now) {
    if (!playing) {
      return;
    }
    String awaited = order.get(played.size()).name();
    Optional<ScenarioFigures> run =
        frame.scenario().stream()
            .filter(figures -> figures.scenario().equals(awaited) && figures.fixes().isEmpty())
            .filter(figures -> figures.ended() && !old(figures))
            .reduce((_, newest) -> newest);
    run.ifPresent(this::ended);
  }

  /** Whether a run was one of an earlier round. */
  @SuppressWarnings("ReferenceEquality") // the very run
  private boolean old(ScenarioFigures figures) {
    return played.stream().anyMatch(run -> run == figures);
  }

  private void ended(ScenarioFigures run) {
    played.add(run);
    guesses.add(Optional.empty());
    fill();
    if (run.state() == ScenarioFigures.State.STOPPED) {
      playing = false;
      begin.setDisable(false);
      told.setText(run.doing());
    } else if (played.size() < order.size()) {
      next();
    } else {
      playing = false;
      begin.setDisable(false);
      told.setText(Texts.say("alike.ask"));
    }
  }

  private void fill() {
    grid.getChildren().clear();
    for (int i = 0; i < played.size(); i++) {
      cell(Texts.say("alike.run", Integer.toString(i + 1)), i + 1, 0, "arm-name");
    }
    int row = 1;
    for (String clue : CLUES) {
      cell(ResultsPanel.name(clue), 0, row, "row-name");
      for (int i = 0; i < played.size(); i++) {
        var value = played.get(i).number(clue);
        cell(
            value.isPresent() ? ResultsPanel.figure(clue, value.getAsDouble()) : "\u2014",
            i + 1,
            row,
            "mono");
      }
      row++;
    }
    if (played.size() == order.size()) {
      for (int i = 0; i < played.size(); i++) {
        grid.add(guess(i), i + 1, row);
      }
    }
  }

  private void cell(String words, int column, int row, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    grid.add(label, column, row);
  }

  private Node guess(int run) {
    VBox choices = new VBox();
    choices.getStyleClass().add("row");
    Optional<String> guessed = guesses.get(run);
    if (guessed.isPresent()) {
      boolean is = guessed.get().equals(order.get(run).name());
      Label answer =
          new Label(
              Texts.say(is ? "alike.right" : "alike.wrong", order.get(run).title(), guessed.get()));
      answer.setWrapText(true);
      answer.getStyleClass().add(is ? "held" : "complaint");
      choices.getChildren().add(answer);
      return choices;
    }
    for (String name : FOUR) {
      Button button = new Button(name.replace('-', ' '));
      button.setId("alike." + run + "." + name);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(_ -> answer(run, name));
      choices.getChildren().add(button);
    }
    return choices;
  }

  private void answer(int run, String name) {
    guesses.set(run, Optional.of(name));
    right += name.equals(order.get(run).name()) ? 1 : 0;
    fill();
    if (guesses.stream().allMatch(Optional::isPresent)) {
      told.setText(
          Texts.say("alike.score", Integer.toString(right), Integer.toString(order.size())));
    }
  }

  @Override
  public boolean moves() {
    return false;
  }
}
