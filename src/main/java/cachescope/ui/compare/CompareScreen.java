package cachescope.ui.compare;

import cachescope.event.WorkloadSpec;
import cachescope.ui.Panel;
import cachescope.ui.Screen;
import cachescope.ui.Scroll;
import cachescope.ui.controls.Wishes;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/**
 * Several configurations on the same requests: at the left who runs, in the middle what came out.
 */
public final class CompareScreen implements Screen {
  private final LineupPanel lineup;
  private final RunsPanel runs = new RunsPanel();
  private final PercentileChart chart = new PercentileChart();
  private final TradeOffPanel tradeOffs = new TradeOffPanel();
  private final ExportRow exports = new ExportRow(this::picture);
  private final BorderPane root = new BorderPane();

  /**
   * @param workload that the Stage's left bar describes
   */
  public CompareScreen(Wishes wishes, Supplier<WorkloadSpec> workload) {
    lineup = new LineupPanel(wishes, workload);
    VBox middle = new VBox(runs.node(), chart.node(), tradeOffs.node(), exports.node());
    middle.getStyleClass().addAll("middle", "compared");
    ScrollPane scroll = Scroll.of(middle);
    scroll.getStyleClass().add("middle-scroll");
    root.setCenter(scroll);
    root.setLeft(lineup.node());
    root.setId("compareScreen");
  }

  private Node picture() {
    return root;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public List<Panel> panels() {
    return List.of(lineup, runs, chart, tradeOffs, exports);
  }
}
