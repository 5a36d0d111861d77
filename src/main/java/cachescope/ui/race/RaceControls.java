package cachescope.ui.race;

import cachescope.scenario.race.Race;
import cachescope.scenario.race.RaceBoard;
import cachescope.scenario.race.RaceRecord;
import cachescope.scenario.race.Scheme;
import cachescope.scenario.race.Turn;
import cachescope.ui.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What is raced, and the ways through an order. */
final class RaceControls {
  /** What a person may want. */
  interface Wanted {
    void race(Race race);

    void back();

    void forth();

    void restart();

    void finish();

    void find();

    void random();

    void play();
  }

  private static final List<Integer> COUNTS = List.of(0, 1, 2, 3);

  private final ComboBox<Scheme> scheme = combo("race.scheme");
  private final ComboBox<Integer> readers = combo("race.readers");
  private final ComboBox<Integer> writers = combo("race.writers");
  private final Button find;
  private final Button random;
  private final Button restart;
  private final Button back;
  private final Button forth;
  private final Button play;
  private final Button finish;
  private final VBox box;
  private boolean showing;

  RaceControls(Wanted wanted) {
    find = button("race.find", wanted::find);
    random = button("race.random", wanted::random);
    restart = button("race.restart", wanted::restart);
    back = button("race.back", wanted::back);
    forth = button("race.forth", wanted::forth);
    play = button("race.play", wanted::play);
    finish = button("race.finish", wanted::finish);
    find.setDefaultButton(false);
    find.getStyleClass().add("accent");
    scheme.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Scheme value) {
            return value == null ? "" : value.label() + ": " + value.title();
          }

          @Override
          public Scheme fromString(String text) {
            return Scheme.named(text);
          }
        });
    scheme.getItems().setAll(Scheme.values());
    readers.getItems().setAll(COUNTS);
    writers.getItems().setAll(COUNTS);
    for (ComboBox<?> each : List.of(scheme, readers, writers)) {
      each.setOnAction(event -> choose(wanted));
    }
    FlowPane what =
        new FlowPane(
            named("race.scheme", scheme),
            named("race.readers", readers),
            named("race.writers", writers));
    FlowPane ways = new FlowPane(find, random, restart, back, forth, play, finish);
    what.getStyleClass().add("race-line");
    ways.getStyleClass().add("race-line");
    box = new VBox(what, ways);
    box.getStyleClass().add("race-controls");
  }

  Node node() {
    return box;
  }

  private void choose(Wanted wanted) {
    boolean chosen =
        scheme.getValue() != null && readers.getValue() != null && writers.getValue() != null;
    if (!showing && chosen) {
      int atLeast = readers.getValue() == 0 ? 1 : 0;
      wanted.race(
          new Race(scheme.getValue(), readers.getValue(), Math.max(atLeast, writers.getValue())));
    }
  }

  /**
   * @param left steps of the known order that are still to come
   */
  void show(RaceBoard board, int left, boolean playing) {
    RaceRecord record = board.record();
    showing = true;
    scheme.setValue(record.race().scheme());
    readers.setValue(record.race().readers());
    writers.setValue(record.race().writers());
    showing = false;
    boolean none = record.steps().isEmpty();
    restart.setDisable(none);
    back.setDisable(none);
    forth.setDisable(left == 0);
    play.setDisable(none && left == 0);
    play.setText(Texts.say(playing ? "race.pause" : "race.play"));
    finish.setDisable(record.turns().stream().noneMatch(Turn::underWay));
  }

  private static <T> ComboBox<T> combo(String key) {
    ComboBox<T> combo = new ComboBox<>();
    combo.setId(key);
    combo.setAccessibleText(Texts.say(key));
    return combo;
  }

  private static Node named(String key, Node what) {
    Label name = new Label(Texts.say(key));
    name.setLabelFor(what);
    name.getStyleClass().add("row-name");
    HBox line = new HBox(name, what);
    line.getStyleClass().add("button-line");
    return line;
  }

  private static Button button(String key, Runnable pressed) {
    Button button = new Button(Texts.say(key));
    button.setId(key);
    button.setOnAction(event -> pressed.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
