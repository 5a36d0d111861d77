package cachescope.ui.scenarios;

import cachescope.scenario.Scenario;
import cachescope.session.Frame;
import cachescope.ui.Panel;
import cachescope.ui.Scroll;
import cachescope.ui.controls.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** All scenarios by what they are about. */
final class ScenarioListPanel implements Panel {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Map<String, Button> buttons = new LinkedHashMap<>();
  private final ScrollPane scroll;

  /**
   * @param guess begins the guessing of the four that look alike
   */
  ScenarioListPanel(List<Scenario> scenarios, Consumer<Scenario> choose, Runnable guess) {
    VBox column = new VBox();
    column.getStyleClass().add("controls");
    if (LookAlikesPanel.possible(scenarios)) {
      column
          .getChildren()
          .add(Rows.section("scenarios.alike", entry(Rows.button("scenarios.guess", guess))));
    }
    groups(scenarios)
        .forEach((group, members) -> column.getChildren().add(section(group, members, choose)));
    scroll = Scroll.of(column);
    scroll.setId("scenarios");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("side-bar", "left-bar");
  }

  private static Map<String, List<Scenario>> groups(List<Scenario> scenarios) {
    Map<String, List<Scenario>> groups = new LinkedHashMap<>();
    scenarios.forEach(s -> groups.computeIfAbsent(s.group(), _ -> new ArrayList<>()).add(s));
    return groups;
  }

  private Node section(String group, List<Scenario> members, Consumer<Scenario> choose) {
    VBox box = new VBox(Rows.title(group));
    box.getStyleClass().add("section");
    for (Scenario scenario : members) {
      Button button = entry(new Button(scenario.title()));
      button.setId("scenario." + scenario.name());
      button.setAccessibleText(scenario.title());
      button.setOnAction(_ -> choose.accept(scenario));
      buttons.put(scenario.name(), button);
      box.getChildren().add(button);
    }
    return box;
  }

  private static Button entry(Button button) {
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setWrapText(true);
    button.getStyleClass().add("list-entry");
    return button;
  }

  /** Marks the chosen one; empty text: none. */
  void chosen(String name) {
    buttons.forEach((of, button) -> button.pseudoClassStateChanged(CHOSEN, of.equals(name)));
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public void show(Frame frame, long now) {
    // The list is the same, whatever happens.
  }

  @Override
  public boolean moves() {
    return false;
  }
}
