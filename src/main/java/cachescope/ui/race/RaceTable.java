package cachescope.ui.race;

import cachescope.event.Figures;
import cachescope.scenario.race.Actor;
import cachescope.scenario.race.RaceRecord;
import cachescope.scenario.race.RaceStep;
import cachescope.scenario.race.Turn;
import cachescope.ui.Scroll;
import cachescope.ui.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The steps of a race: a column for each actor, a row for each step, what is held at the right. */
final class RaceTable {
  private final Consumer<String> stepped;
  private final GridPane grid = new GridPane();
  private final ScrollPane scroll = Scroll.of(grid);
  private final DoubleBinding top;
  private final Map<String, Head> heads = new HashMap<>();

  /** The head of an actor's column. It stays, so that the keyboard's focus does too. */
  private static final class Head {
    private final Button button = new Button();
    private final Label about = new Label();
    private final VBox box;

    Head(Actor actor, Consumer<String> stepped) {
      Label who = new Label(Texts.say("race.kind." + actor.kind().name().toLowerCase(Locale.ROOT)));
      who.getStyleClass().add("hint");
      button.setText(Texts.say("race.step", actor.name()));
      button.setId("race.step." + actor.name());
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(event -> stepped.accept(actor.name()));
      about.getStyleClass().addAll("mono", "race-about");
      about.setWrapText(true);
      box = new VBox(who, button, about);
      box.getStyleClass().add("race-head");
    }

    void show(Optional<Turn> turn, boolean began) {
      button.setDisable(turn.isEmpty());
      String next =
          turn.map(Turn::about)
              .map(what -> what.isEmpty() ? Texts.say("race.begins") : what)
              .orElse(Texts.say(began ? "race.ended" : "race.waits"));
      about.setText(next);
      button.setAccessibleText(button.getText() + ": " + next);
    }
  }

  /**
   * @param stepped is told whose turn it shall be
   */
  RaceTable(Consumer<String> stepped) {
    this.stepped = stepped;
    grid.getStyleClass().add("race-table");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("race-scroll");
    top =
        Bindings.createDoubleBinding(
            () ->
                scroll.getVvalue()
                    * Math.max(0, grid.getHeight() - scroll.getViewportBounds().getHeight()),
            scroll.vvalueProperty(),
            grid.heightProperty(),
            scroll.viewportBoundsProperty());
  }

  Node node() {
    return scroll;
  }

  void show(RaceRecord record) {
    List<Actor> actors = actors(record);
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    column(false);
    actors.forEach(actor -> column(true));
    column(false);
    column(false);
    for (RaceStep step : record.steps()) {
      row(step, actors);
    }
    head(record, actors);
    scroll.applyCss();
    scroll.layout();
    scroll.setVvalue(1);
  }

  /** The first row, which stays in sight. */
  private void head(RaceRecord record, List<Actor> actors) {
    Region back = new Region();
    back.getStyleClass().add("race-head-back");
    grid.add(back, 0, 0, actors.size() + 3, 1);
    List<Node> pinned = new ArrayList<>(List.of(back));
    pinned.add(pin(text("race.number", "hint"), 0));
    for (int i = 0; i < actors.size(); i++) {
      pinned.add(pin(head(actors.get(i), record), i + 1));
    }
    pinned.add(pin(text("race.redis", "section-heading"), actors.size() + 1));
    pinned.add(pin(text("race.database", "section-heading"), actors.size() + 2));
    pinned.forEach(node -> node.translateYProperty().bind(top));
  }

  private Node pin(Node node, int column) {
    grid.add(node, column, 0);
    return node;
  }

  /** In the order of the race, whoever came up later beside the one it came from. */
  private static List<Actor> actors(RaceRecord record) {
    Map<String, Actor> all = new LinkedHashMap<>();
    record.race().actors().forEach(actor -> all.put(actor.name(), actor));
    record.steps().forEach(step -> all.putIfAbsent(step.actor().name(), step.actor()));
    record.turns().forEach(turn -> all.putIfAbsent(turn.name(), turn.actor()));
    List<Actor> sorted = new ArrayList<>(all.values());
    sorted.sort(Comparator.comparing(Actor::name));
    return sorted;
  }

  private void column(boolean grows) {
    ColumnConstraints column = new ColumnConstraints();
    column.setHgrow(grows ? Priority.ALWAYS : Priority.NEVER);
    column.setMinWidth(Region.USE_PREF_SIZE);
    if (grows) {
      column.setMinWidth(0);
      column.setPrefWidth(100);
    }
    grid.getColumnConstraints().add(column);
  }

  private Node head(Actor actor, RaceRecord record) {
    Head head = heads.computeIfAbsent(actor.name(), _ -> new Head(actor, stepped));
    head.show(
        record.turns().stream().filter(turn -> turn.actor().equals(actor)).findFirst(),
        record.steps().stream()
            .anyMatch(step -> step.actor().equals(actor) && !step.answer().isEmpty()));
    return head.box;
  }

  private void row(RaceStep step, List<Actor> actors) {
    int row = step.number();
    Label number = new Label(Figures.count(row));
    number.getStyleClass().addAll("mono", "hint");
    grid.add(number, 0, row);
    grid.add(cell(step), actors.indexOf(step.actor()) + 1, row);
    boolean stale = step.held().staleAgainst(step.database());
    Label held =
        new Label(stale ? Texts.say("race.older", step.held().words()) : step.held().words());
    held.getStyleClass().addAll("mono", stale ? "race-stale" : "race-held");
    grid.add(held, actors.size() + 1, row);
    Label database = new Label("v" + step.database());
    database.getStyleClass().addAll("mono", "race-database");
    grid.add(database, actors.size() + 2, row);
  }

  private static Node cell(RaceStep step) {
    VBox cell = new VBox(line(step.deed().command(), "race-command"));
    if (!step.deed().result().isEmpty()) {
      cell.getChildren().add(line("→ " + step.deed().result(), "race-result"));
    }
    if (!step.answer().isEmpty()) {
      Label answered = line(Texts.say("race.answered", step.answer()), "race-answer");
      cell.getChildren().add(answered);
    }
    cell.getStyleClass()
        .addAll(
            "race-cell",
            switch (step.deed().where()) {
              case REDIS -> "race-in-redis";
              case DATABASE -> "race-in-database";
              case NOWHERE -> "race-nowhere";
            });
    cell.setAccessibleText(
        step.number() + ": " + step.actor().name() + " " + step.deed() + " " + step.answer());
    return cell;
  }

  private static Label line(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().addAll("mono", style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label text(String key, String style) {
    Label label = new Label(Texts.say(key));
    label.getStyleClass().add(style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }
}
