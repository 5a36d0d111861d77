package cachescope.ui.scenarios;

import cachescope.event.Intent;
import cachescope.event.ScenarioFigures;
import cachescope.scenario.Fix;
import cachescope.scenario.Scenario;
import cachescope.session.Frame;
import cachescope.ui.Panel;
import cachescope.ui.Texts;
import cachescope.ui.controls.Rows;
import cachescope.ui.controls.Wishes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The chosen scenario: its story, what to watch, its fixes, and the buttons that play it. */
final class StoryPanel implements Panel {
  private final Wishes wishes;
  private final Label title = words("card-title");
  private final Label story = words("card-body");
  private final VBox watch = new VBox();
  private final VBox fixes = new VBox();
  private final Button plain = Rows.button("scenarios.plain", () -> play(List.of()));
  private final Button fixed = Rows.button("scenarios.fixed", this::playFixed);
  private final Button stop;
  private final Button look;
  private final Label doing = Rows.hint("");
  private final VBox box;
  private final Map<String, CheckBox> chosen = new LinkedHashMap<>();
  private Optional<Scenario> scenario = Optional.empty();
  private boolean running;

  /**
   * @param stage goes to the Stage
   */
  StoryPanel(Wishes wishes, Runnable stage) {
    this.wishes = wishes;
    stop = Rows.button("scenarios.stop", () -> wishes.wish(new Intent.StopScenario()));
    plain.getStyleClass().add("accent");
    look = Rows.button("scenarios.watch", stage);
    HBox buttons = Rows.side(plain, fixed, stop, look);
    buttons.setMaxWidth(Region.USE_PREF_SIZE);
    watch.getStyleClass().add("row");
    fixes.getStyleClass().add("rows");
    box =
        new VBox(
            title,
            story,
            Rows.heading("scenarios.watchFor"),
            watch,
            Rows.heading("scenarios.fixes"),
            fixes,
            buttons,
            Rows.hint(Texts.say("scenarios.where")),
            doing);
    box.getStyleClass().addAll("card", "rows");
    box.setId("story");
    Rows.hide(stop, true);
  }

  private static Label words(String style) {
    Label label = new Label();
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  @Override
  public Node node() {
    return box;
  }

  void choose(Scenario other) {
    scenario = Optional.of(other);
    Rows.hide(box, false);
    title.setText(other.title());
    story.setText(other.story());
    watch.getChildren().clear();
    other
        .watch()
        .forEach(sentence -> {
          Label line = words("label");
          line.setText("\u2022 " + sentence);
          watch.getChildren().add(line);
        });
    chosen.clear();
    fixes.getChildren().clear();
    other.fixes().forEach(fix -> fixes.getChildren().add(row(fix)));
    if (other.fixes().isEmpty()) {
      fixes.getChildren().add(Rows.hint(Texts.say("scenarios.noFix")));
    }
    Rows.hide(fixed, other.fixes().isEmpty());
    // The Stage draws users; the visits of a use are told below.
    Rows.hide(look, !other.use().isEmpty());
    fixChosen();
  }

  void leave() {
    scenario = Optional.empty();
    Rows.hide(box, true);
  }

  private Node row(Fix fix) {
    CheckBox box = new CheckBox(fix.title());
    box.setId("fix." + fix.name());
    box.setSelected(chosen.isEmpty());
    box.setOnAction(_ -> fixChosen());
    chosen.put(fix.name(), box);
    VBox row = new VBox(box, Rows.hint(fix.why()));
    row.getStyleClass().add("row");
    return row;
  }

  private void fixChosen() {
    fixed.setDisable(running || names().isEmpty());
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    chosen.forEach((name, box) -> {
      if (box.isSelected()) {
        names.add(name);
      }
    });
    return names;
  }

  private void playFixed() {
    play(names());
  }

  private void play(List<String> fixNames) {
    scenario.ifPresent(
        of -> wishes.wish(new Intent.PlayScenario(of.name(), fixNames, OptionalLong.empty())));
  }

  @Override
  public void show(Frame frame, long now) {
    Optional<ScenarioFigures> last =
        frame.scenario().isEmpty() ? Optional.empty() : Optional.of(frame.scenario().getLast());
    boolean runs = last.isPresent() && !last.get().ended();
    if (runs != running) {
      running = runs;
      Rows.hide(stop, !running);
      plain.setDisable(running);
      fixChosen();
    }
    String words = last.filter(_ -> running).map(StoryPanel::progress).orElse("");
    if (!words.equals(doing.getText())) {
      doing.setText(words);
    }
  }

  /** How far a run is, and what goes on. */
  static String progress(ScenarioFigures figures) {
    return Texts.say(
        "scenarios.progress",
        seconds(figures.done().toMillis()),
        seconds(figures.planned().toMillis()),
        figures.doing());
  }

  private static String seconds(long millis) {
    return millis / 1_000 + "." + millis % 1_000 / 100;
  }

  @Override
  public boolean moves() {
    return false;
  }
}
