package cachescope.ui.scenarios;

import cachescope.scenario.Scenario;
import cachescope.scenario.Scenarios;
import cachescope.ui.Panel;
import cachescope.ui.Screen;
import cachescope.ui.Scroll;
import cachescope.ui.controls.Wishes;
import java.util.List;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/**
 * Stories of how caching goes wrong: at the left the list, in the middle the chosen one, played on
 * the Stage's own Redis and database, before and after a fix.
 */
public final class ScenarioScreen implements Screen {
  private final StoryPanel story;
  private final UsePanel visits = new UsePanel();
  private final ResultsPanel results = new ResultsPanel();
  private final LookAlikesPanel lookAlikes;
  private final ScenarioListPanel list;
  private final BorderPane root = new BorderPane();

  /**
   * @param watch goes to the Stage
   */
  public ScenarioScreen(Wishes wishes, Runnable watch) {
    List<Scenario> scenarios = new Scenarios().bundled();
    story = new StoryPanel(wishes, watch);
    lookAlikes = new LookAlikesPanel(wishes, watch, scenarios, new Random());
    list = new ScenarioListPanel(scenarios, this::choose, this::guess);
    VBox middle = new VBox(story.node(), lookAlikes.node(), visits.node(), results.node());
    middle.getStyleClass().addAll("middle", "compared");
    ScrollPane scroll = Scroll.of(middle);
    scroll.getStyleClass().add("middle-scroll");
    root.setCenter(scroll);
    root.setLeft(list.node());
    root.setId("scenarioScreen");
    scenarios.stream().findFirst().ifPresent(this::choose);
  }

  private void choose(Scenario scenario) {
    list.chosen(scenario.name());
    lookAlikes.leave();
    story.choose(scenario);
    visits.of(scenario);
    results.of(scenario);
  }

  private void guess() {
    list.chosen("");
    story.leave();
    visits.leave();
    results.leave();
    lookAlikes.enter();
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public List<Panel> panels() {
    return List.of(list, story, lookAlikes, visits, results);
  }
}
